import type { RefusalReason } from '../../protocol/from-page.ts';
import type { UserCommand } from '../../protocol/to-page.ts';
import { apply } from '../builtins.ts';
import type { ConnectionLog } from '../observe/connection-log.ts';
import { nativeClose, nativeSend, readyStateNumber } from '../observe/socket-facts.ts';
import type { Deliveries } from './deliveries.ts';
import { mayClose } from './gated-calls.ts';
import { dataFor, messageEvent } from './message-event.ts';

const OPEN = 1;

/** Carries out the user's command. What came of it is a report too, so that it reaches the panel whatever dies. */
export function carryOut(command: UserCommand, log: ConnectionLog, deliveries: Deliveries): void {
  const { commandId } = command;
  const record = log.live[command.connectionId];
  const socket = record?.socket;
  const refuse = (reason: RefusalReason): void => {
    log.report(record ?? null, { type: 'refused', commandId, reason });
  };
  if (!record || !socket) return refuse('unknown-connection');
  const { gate } = record;
  const state = () => (gate ? gate.readyState : readyStateNumber(socket));
  switch (command.type) {
    case 'send': {
      const { data } = command.payload;
      const native = gate ? gate.native : socket;
      if (!native || state() !== OPEN || readyStateNumber(native) !== OPEN) return refuse('not-open');
      if (!succeeds(nativeSend, native, [data])) return refuse('failed');
      log.sent(socket, data, { commandId });
      return;
    }
    case 'inject':
      return deliveries.add(socket, () => {
        if (state() !== OPEN) {
          refuse('not-open');
          return null;
        }
        const data = dataFor(socket, command.payload);
        log.received(record, data, { commandId });
        return messageEvent(socket, data);
      });
    case 'close': {
      const { code, reason } = command;
      if (state() > OPEN) return refuse('not-open');
      const args = code === null ? [] : [code, reason];
      if (gate) {
        if (!mayClose(args[0], args[1])) return refuse('failed');
        gate.gates.closing(gate, code, reason, args);
      } else if (!succeeds(nativeClose, socket, args)) return refuse('failed');
      return log.becomes(record, { type: 'closing', code, reason, commandId });
    }
    default:
      command satisfies never;
  }
}

function succeeds(native: (...args: never[]) => void, socket: WebSocket, args: readonly unknown[]): boolean {
  try {
    apply(native as () => void, socket, args);
    return true;
  } catch {
    return false;
  }
}
