import type { FromGate } from '../protocol/gate.ts';
import { IN_FLIGHT_BYTES_FIREFOX } from '../protocol/limits.ts';
import {
  ACKNOWLEDGED,
  ACTIVE,
  BATCH,
  EMPTIED,
  GATED,
  KIN,
  LAST_BATCH,
  LEAVING,
  MEETING,
  SENT_ON,
  TO_GATE,
  type ToHook,
} from '../protocol/meeting.ts';
import type { HookPiece } from '../protocol/piece.ts';
import { BatchPump } from './batch-pump.ts';
import {
  bare,
  ChannelOf,
  dispatch,
  EventOf,
  getEventData,
  getter,
  listen,
  MessageEventOf,
  postMessage,
  startPort,
} from './builtins.ts';
import type { Journal } from './journal.ts';
import type { HookPayload } from './journal-entry.ts';
import type { Handle, Link } from './link.ts';
import type { Natives, NativeText } from './native-text.ts';
import { packBatch } from './pack-batch.ts';
import { sequence } from './sequence.ts';

const getEventSource = getter(MessageEvent.prototype, 'source') as (event: unknown) => MessagePort | null;

/**
 * The hook's end of the way to the relay. A batch goes as a message of a port. When the document goes there is no time
 * for a task: then it goes as an event that is dispatched on the very port object that the relay holds, which both
 * worlds see at once.
 */
export class RelayLink implements Link {
  readonly #port: MessagePort;
  /** The relay's end, which it holds too. */
  readonly theirs: MessagePort;
  readonly #journal: Journal;
  readonly #pump: BatchPump;
  #leaving: boolean = false;
  #announced: boolean = false;

  /** Must run before the page's first script, and after the relay has begun to listen. */
  constructor(win: typeof globalThis, journal: Journal, handle: Handle, text: NativeText) {
    const { port1, port2 } = new ChannelOf();
    this.#port = port1;
    this.theirs = port2;
    this.#journal = journal;
    journal.gathers = true;
    if (import.meta.env.MODE === 'firefox') journal.window = IN_FLIGHT_BYTES_FIREFOX;
    this.#pump = new BatchPump(journal, (batch) => this.#post(packBatch(batch)));
    if (import.meta.env.MODE === 'firefox') {
      listen(port2, ACKNOWLEDGED, (event) => {
        handle({ type: 'acknowledge', seq: getEventData(event) as number });
        this.#pump.flush();
      });
    }
    listen(port2, TO_GATE, (event) => handle(getEventData(event) as ToHook));
    listen(port2, SENT_ON, (event) => journal.subscribe(getEventData(event) as number));
    listen(port1, 'message', (event) => this.#receive(event, handle));
    startPort(port1);
    listen(port2, KIN, (event) => this.#meetKin(event, text));
    const hide = (event: Event) => event.isTrusted && this.#leave();
    const show = (event: Event) => event.isTrusted && this.#stay();
    const listenToWindow = () => {
      listen(win, 'pagehide', hide);
      listen(win, 'pageshow', show);
    };
    listenToWindow();
    listen(port2, EMPTIED, listenToWindow);
    dispatch(win.document.fonts, new MessageEventOf(MEETING, bare({ ports: [port2] })));
  }

  changed(isAlone?: boolean): void {
    if (!this.#announced) {
      postMessage(this.#port, ACTIVE);
      this.#announced = true;
    }
    if (this.#leaving) return this.#sendAtOnce();
    this.#pump.changed(isAlone);
  }

  /** What was packed goes without a copy: nobody else has it. */
  #post(batch: ReturnType<typeof packBatch>): void {
    if (import.meta.env.MODE === 'firefox') {
      dispatch(this.theirs, new MessageEventOf(BATCH, bare({ data: batch })));
      return;
    }
    const { rows, bytes } = batch.packed;
    postMessage(this.#port, batch, sequence([rows, bytes]));
  }

  answer(piece: HookPiece): void {
    postMessage(this.#port, piece);
  }

  gated(item: FromGate<HookPayload> | null): boolean {
    return !dispatch(this.theirs, new MessageEventOf(GATED, bare({ data: item, cancelable: true })));
  }

  /** The relay names the port of another frame; the hook of that frame is asked there, and answers. */
  #meetKin(event: Event, text: NativeText): void {
    const kin = getEventSource(event);
    if (kin) dispatch(kin, new MessageEventOf(KIN, bare({ data: text.adopt })));
    else (getEventData(event) as (natives: Natives) => void)(text.natives());
  }

  /** What was on its way as the page was left is for what does not go on: it would take the subscriber away. */
  #receive(event: Event, handle: Handle): void {
    if (this.#leaving) return;
    const message = getEventData(event) as ToHook;
    this.#pump.heard(message);
    handle(message);
    this.#pump.flush();
  }

  /** From now on everything goes at once: what the page does in its own `pagehide` and `unload` listeners too. */
  #leave(): void {
    const isHeard = !dispatch(this.theirs, new EventOf(LEAVING, bare({ cancelable: true })));
    if (!isHeard) return;
    this.#leaving = true; // what the hook has on its way does not arrive: the relay has said where to go on
    this.#sendAtOnce();
  }

  #stay(): void {
    this.#leaving = false;
  }

  #sendAtOnce(): void {
    for (let taken = this.#journal.takeAnyway(); taken; taken = this.#journal.takeAnyway()) {
      dispatch(this.theirs, new MessageEventOf(LAST_BATCH, bare({ data: packBatch(this.#pump.batch(taken)) })));
    }
  }
}
