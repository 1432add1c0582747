import type { ToHook } from '../protocol/meeting.ts';
import { unreachable } from '../protocol/parsed.ts';
import { ExecutedCommands } from './executed-commands.ts';
import { Journal, type JournalLimits } from './journal.ts';
import { ConnectionLog } from './observe/connection-log.ts';
import { observeWebSocket } from './observe/web-socket.ts';
import type { Undo } from './patch.ts';
import { RelayLink } from './relay-link.ts';

/** Puts the hook into a window, before the page's first script has run there. Returns what takes it out again. */
export function installHook(win: typeof globalThis, limits: JournalLimits): Undo {
  const journal = new Journal(limits);
  const executed = new ExecutedCommands();
  const log = new ConnectionLog(journal, () => link.changed());
  const undo = observeWebSocket(win, log);
  const uninstall = () => {
    undo();
    log.stop();
  };
  const link = new RelayLink(win, journal, (message: ToHook) => {
    switch (message.type) {
      case 'subscribe':
        return journal.subscribe(message.after);
      case 'acknowledge':
        return journal.acknowledge(message.seq);
      case 'pause':
      case 'unsubscribe':
        return journal.pause();
      case 'send':
        if (executed.isNew(message.commandId)) log.send(message.commandId, message.connectionId, message.payload);
        return;
      case 'uninstall':
        return uninstall();
      default:
        return unreachable(message);
    }
  });
  return uninstall;
}
