import type { Payload } from '../../protocol/payload.ts';
import { getEventData, stop } from '../builtins.ts';
import { take } from '../observe/payload.ts';
import { bounded, closeFacts, extensionsOf, subprotocolOf } from '../observe/socket-facts.ts';
import type { Gate } from './gate.ts';
import { told } from './gated-calls.ts';
import { dataFor } from './message-event.ts';

/**
 * An event of a socket that carries, or carried, a gated connection. True when that is all: the page does not get it
 * now, or it is reported already.
 */
export function heardAtGate(gate: Gate, socket: WebSocket, event: Event, type: string): boolean {
  const goesOn = socket === gate.native && passes(gate, socket, event, type);
  if (!goesOn) stop(event);
  return !goesOn || type === 'message';
}

/** Whether it goes on to the page as it is. */
function passes(gate: Gate, socket: WebSocket, event: Event, type: string): boolean {
  const { gates } = gate;
  switch (type) {
    case 'open': {
      const subprotocol = bounded(subprotocolOf(socket));
      const extensions = bounded(extensionsOf(socket));
      const act = () => gates.page.opened(gate, subprotocol, extensions);
      gate.isOpen = gates.ask(gate, { type: 'opened', subprotocol, extensions }, act);
      return gate.isOpen;
    }
    case 'message':
      return passesMessage(gate, getEventData(event));
    case 'error':
      // Its `close` follows in the same task, and is not held where nothing else is.
      gate.isErrored = !gate.isClear || gate.waiting > 0;
      gate.isOver = !gate.isErrored;
      return gate.isOver;
    default: {
      const goesOn = gates.end(gate, { ...closeFacts(event), errored: gate.isErrored });
      gate.isOver ||= goesOn;
      gate.dissolve();
      return goesOn;
    }
  }
}

function passesMessage(gate: Gate, data: unknown): boolean {
  const { gates, standsIn } = gate;
  const { log, page } = gates;
  const taken = take(data);
  if (!taken) return true;
  const seq = log.received(gate.record, data, undefined, taken);
  const act = (payload?: Payload) => {
    // A socket in place of the page's gives buffers, whatever the page wants.
    const shown = payload ?? (standsIn ? { data: data as string | ArrayBuffer } : undefined);
    page.message(gate, (own) => (shown ? dataFor(own, shown) : data));
  };
  return gates.ask(gate, { type: 'received', payload: told(log, taken) }, act, { seq, size: 0 });
}
