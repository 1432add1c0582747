import { ACTIVE, type HookBatch, LAST_BATCH, LEAVING, MEETING, type ToHook } from '../protocol/meeting.ts';
import { addListener, bare, dispatch, getEventData, postMessage, startPort } from './builtins.ts';
import type { Envelope, Journal } from './journal.ts';

/** What the relay may ask. The port is out of the page's reach, so these need no parser. */
export type Handle = (message: ToHook) => void;

const ChannelOf = MessageChannel;
const EventOf = Event;
const MessageEventOf = MessageEvent;

/**
 * The hook's end of the way to the relay. A batch goes as a message of a port: a task later, so that batches grow by
 * themselves when the page is busy. When the document goes there is no later: then it goes as an event that is
 * dispatched on the very port object that the relay holds, which both worlds see at once.
 */
export class RelayLink {
  readonly #port: MessagePort;
  readonly #theirs: MessagePort;
  readonly #tick: MessagePort;
  readonly #journal: Journal;
  #scheduled: boolean = false;
  #leaving: boolean = false;
  #subscription = 0;
  #announced: boolean = false;

  /** Must run before the page's first script, and after the relay has begun to listen. */
  constructor(win: typeof globalThis, journal: Journal, handle: Handle) {
    const { port1, port2 } = new ChannelOf();
    this.#port = port1;
    this.#theirs = port2;
    this.#journal = journal;
    const tick = new ChannelOf();
    this.#tick = tick.port1;
    addListener(tick.port2, 'message', () => this.#flush(), undefined);
    startPort(tick.port2);
    addListener(port1, 'message', (event) => this.#receive(event, handle), undefined);
    startPort(port1);
    addListener(win, 'pagehide', (event) => event.isTrusted && this.#leave(), true);
    addListener(win, 'pageshow', (event) => event.isTrusted && this.#stay(), true);
    dispatch(win.document.fonts, new MessageEventOf(MEETING, bare({ ports: [port2] })));
  }

  /** Something was added to the journal. */
  changed(): void {
    if (!this.#announced) {
      this.#announced = true;
      postMessage(this.#port, ACTIVE);
    }
    if (this.#leaving) return this.#sendAtOnce();
    if (this.#scheduled || !this.#journal.ready) return;
    this.#scheduled = true;
    postMessage(this.#tick, null);
  }

  #receive(event: Event, handle: Handle): void {
    const message = getEventData(event) as ToHook;
    if (message.type === 'subscribe') this.#subscription = message.subscription;
    handle(message);
    this.#flush();
  }

  #flush(): void {
    this.#scheduled = false;
    for (let taken = this.#journal.take(); taken; taken = this.#journal.take()) {
      postMessage(this.#port, this.#batch(taken));
    }
  }

  #batch(envelopes: Envelope[]): HookBatch<Envelope> {
    return { subscription: this.#subscription, envelopes };
  }

  /** From now on everything goes at once: what the page does in its own `pagehide` and `unload` listeners too. */
  #leave(): void {
    const isHeard = !dispatch(this.#theirs, new EventOf(LEAVING, bare({ cancelable: true })));
    if (!isHeard) return;
    this.#leaving = true;
    this.#journal.rewind();
    this.#sendAtOnce();
  }

  #stay(): void {
    this.#leaving = false;
  }

  #sendAtOnce(): void {
    for (let taken = this.#journal.takeAnyway(); taken; taken = this.#journal.takeAnyway()) {
      dispatch(this.#theirs, new MessageEventOf(LAST_BATCH, bare({ data: this.#batch(taken) })));
    }
  }
}
