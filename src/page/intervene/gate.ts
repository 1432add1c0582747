import type { ConnectionRecord } from '../connection-record.ts';
import { bufferedAmountOf, readyStateNumber } from '../observe/socket-facts.ts';
import type { Gates } from './gates.ts';

const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;

/** A connection that rules may be for: what the page knows of it, which is not always what its own socket says. */
export class Gate {
  readonly record: ConnectionRecord;
  readonly gates: Gates;
  /** What carries its messages: the page's socket, another one in its place, or nothing. */
  native: WebSocket | null;
  /** The page's own socket counts no more. */
  standsIn: boolean = false;
  /** No rule is for it any more; it goes when nothing is on its way to the page. */
  isFree: boolean = false;
  /** The page has heard that it is open, has called `close`, has heard of its end. */
  isOpen: boolean;
  isClosing: boolean;
  isOver: boolean = false;
  /** An `error` comes with its end. */
  isErrored: boolean = false;
  /** Events on their way to the page, and those that wait for the engine. */
  pending = 0;
  waiting = 0;
  /** Bytes that wait, and those that the page has given to `send` after its `close`. */
  held = 0;
  /** What the server has chosen, where it is not that of the page's socket. */
  subprotocol = '';
  extensions = '';

  constructor(record: ConnectionRecord, socket: WebSocket, gates: Gates) {
    this.record = record;
    this.gates = gates;
    this.native = socket;
    const state = readyStateNumber(socket);
    this.isOpen = state >= OPEN;
    this.isClosing = state > OPEN;
  }

  /** Whether a message reaches the page's listeners. */
  get isLive(): boolean {
    return this.isOpen && !this.isClosing && !this.isOver;
  }

  get readyState(): number {
    if (this.isOver) return CLOSED;
    if (this.isClosing) return CLOSING;
    if (!this.isOpen) return 0;
    return this.standsIn || this.waiting > 0 || this.pending > 0 ? OPEN : this.nativeState;
  }

  /** Of what carries it; CLOSED when nothing does. */
  get nativeState(): number {
    return this.native ? readyStateNumber(this.native) : CLOSED;
  }

  get bufferedAmount(): number {
    return (this.native ? bufferedAmountOf(this.native) : 0) + this.held;
  }

  /** Whether an event of the native socket can go on as it is, at this moment. */
  get isClear(): boolean {
    const closesLater = this.isClosing && this.nativeState === OPEN;
    return !this.standsIn && this.pending === 0 && !this.isErrored && !closesLater;
  }

  /** Goes, when nothing of it is needed any more. */
  dissolve(): void {
    if (this.pending > 0 || !(this.isFree || this.isOver)) return;
    if (!this.standsIn && this.held === 0) {
      this.record.gate = null;
    } else if (this.isOver) {
      // The getters need it; what the journal has of the connection must not keep a socket.
      this.held = this.bufferedAmount;
      this.native = null;
      this.standsIn = true;
    }
  }
}
