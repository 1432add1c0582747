import type { GatedClose } from '../../protocol/gate.ts';
import type { Cause } from '../../protocol/verdict.ts';
import { bare, EventOf } from '../builtins.ts';
import type { ConnectionLog } from '../observe/connection-log.ts';
import { binaryTypeOf } from '../observe/socket-facts.ts';
import type { Deliveries, Prepare } from './deliveries.ts';
import type { Gate } from './gate.ts';
import { messageEvent } from './message-event.ts';

const CloseEventOf = CloseEvent;

/**
 * As a network that fails: WebSockets, section 4, and RFC 6455, section 7.1.5. Under an open connection browsers have no
 * `error` then (Chromium 156, Firefox ESR 153).
 */
export const LOST: GatedClose = { code: 1006, reason: '', wasClean: false, errored: false };

/**
 * What the page hears of a gated connection that does not come straight from the browser. State and rows change in the
 * task of the event, as natively.
 * https://websockets.spec.whatwg.org/#feedback-from-the-protocol
 */
export class PageEvents {
  readonly #log: ConnectionLog;
  readonly #deliveries: Deliveries;

  constructor(log: ConnectionLog, deliveries: Deliveries) {
    this.#log = log;
    this.#deliveries = deliveries;
  }

  opened(gate: Gate, subprotocol: string, extensions: string): void {
    this.#add(gate, (socket) => {
      if (gate.readyState > 0) {
        gate.isErrored = true; // closed by the page meanwhile: it ends as one that never was open
        return null;
      }
      gate.isOpen = true;
      gate.subprotocol = subprotocol;
      gate.extensions = extensions;
      gate.record.facts.binaryType = binaryTypeOf(socket);
      this.#log.opened(gate.record, subprotocol, extensions);
      return new EventOf('open');
    });
  }

  /** `data`: what the page gets, in the form that it wants by then. `cause`: of what has no row yet. */
  message(gate: Gate, data: (socket: WebSocket) => unknown, cause?: Cause): void {
    this.#add(gate, (socket) => {
      if (!gate.isLive) return null;
      const shown = data(socket);
      if (cause) this.#log.received(gate.record, shown, cause);
      return messageEvent(socket, shown);
    });
  }

  /** One that the page never saw open has failed, however it ends. */
  closed(gate: Gate, close: GatedClose, cause?: Cause): void {
    const { record } = gate;
    let end = LOST;
    const last = () => {
      if (!record.socket) return null;
      this.#log.closed(record, end, cause);
      const event = new CloseEventOf('close', bare(end));
      gate.dissolve();
      return event;
    };
    const first = () => {
      const { isOpen, isOver } = gate;
      gate.isOver = true;
      if (isOpen) end = close;
      // `isOver`: the browser's own error has gone on, and its `close` was held.
      if (isOver || (isOpen && !close.errored)) return null;
      this.#log.report(record, { type: 'errored' });
      return new EventOf('error');
    };
    this.#add(gate, first, last);
  }

  #add(gate: Gate, first: (socket: WebSocket) => Event | null, last?: Prepare): void {
    const { record } = gate;
    const { socket } = record;
    if (!socket) return;
    gate.pending++;
    const prepare = () => {
      gate.pending--;
      gate.dissolve();
      return record.socket && first(socket);
    };
    this.#deliveries.add(socket, prepare, last);
  }
}
