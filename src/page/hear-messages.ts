import { ExecutedCommands } from './executed-commands.ts';
import { Deliveries } from './intervene/deliveries.ts';
import { Gates } from './intervene/gates.ts';
import { obey } from './intervene/obey.ts';
import { carryOut } from './intervene/user-command.ts';
import type { Journal } from './journal.ts';
import type { Handle, Link } from './link.ts';
import type { ConnectionLog } from './observe/connection-log.ts';
import type { Undo } from './patch.ts';
import type { Traps } from './traps.ts';

export interface Parts {
  readonly journal: Journal;
  readonly log: ConnectionLog;
  readonly traps: Traps;
  readonly uninstall: Undo;
  /** There by the time of the first message. */
  readonly link: () => Link;
}

/** Does what the other side asks for. */
export function hearMessages({ journal, log, link, traps, uninstall }: Parts): Handle {
  const executed = new ExecutedCommands();
  const deliveries = new Deliveries();
  const gates = new Gates({ log, deliveries, traps, link });
  return (message) => {
    switch (message.type) {
      case 'subscribe':
        return journal.subscribe(message.after);
      case 'acknowledge':
        return journal.acknowledge(message.seq);
      case 'observe':
        return log.observe(message);
      case 'pause':
      case 'unsubscribe':
        log.observe(null);
        return journal.pause();
      case 'limits':
        journal.limits = message;
        return;
      case 'load':
        return link().answer(journal.piece(message.loadId, message.seq, message.from));
      case 'send':
      case 'inject':
      case 'close':
        if (executed.isNew(message.commandId)) carryOut(message, log, deliveries);
        return;
      case 'uninstall':
        gates.off(true);
        return uninstall();
      default:
        return obey(gates, message);
    }
  };
}
