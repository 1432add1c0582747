/** The hook with gates, and a program that says what the page does and what becomes of what waits. */
import { installHook } from '../../../src/page/install-hook.ts';
import type { Handle } from '../../../src/page/link.ts';
import type { FromGate } from '../../../src/protocol/gate.ts';
import type { Payload } from '../../../src/protocol/payload.ts';

/**
 * `let`, `drop` and `edit` are about the first that waits of a direction. `pass`: from now on, or not any more, what none
 * waits before goes on at once. `pause` lets the browser do what it has to, `busy` keeps it from that for a moment.
 */
export type Step =
  | { readonly do: 'send'; readonly data: string | readonly number[] }
  | { readonly do: 'let' | 'drop' | 'edit'; readonly of: 'sent' | 'received' }
  | { readonly do: 'close' | 'pass' | 'pause' | 'busy' | 'free' | 'off' | 'on' };

/** What became of a message that waited, by what it held: something else, or nothing. The others went on as they were. */
export type Decisions = Record<string, string | null>;

export interface Outcome {
  /** What the page has sent, up to its close. */
  readonly sent: readonly string[];
  readonly decided: Readonly<Record<'sent' | 'received', Decisions>>;
  readonly seen: readonly string[];
  readonly faults: readonly string[];
  /** That the page could read, as they came. */
  readonly states: readonly number[];
  /** At the end, of a connection that the page has not closed before. */
  readonly buffered: number;
  readonly hasClosed: boolean;
}

type Item = FromGate<unknown>;

/** Long enough for an echo to arrive meanwhile. */
const BUSY_MS = 2;

const show = (data: unknown): string =>
  typeof data === 'string' ? data : `b ${[...new Uint8Array(data as ArrayBuffer)].join()}`;
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

/** What waits, and what is decided of it. What is no message goes on in its turn. */
class Decider {
  readonly decided: Record<'sent' | 'received', Decisions> = { sent: {}, received: {} };
  connectionId = '';
  passes: boolean = false;
  #edits = 0;
  #waiting: Item[] = [];

  hear(item: Item): void {
    this.connectionId = item.connectionId;
    this.#waiting.push(item);
    this.#pass(this.passes ? item : undefined);
  }

  decide(action: 'let' | 'drop' | 'edit', direction: 'sent' | 'received'): void {
    const item = this.#waiting.find(({ what }) => what.type === direction);
    if (!item || !('payload' in item.what)) return;
    const before = show((item.what.payload as Payload).data);
    const edited = action === 'edit' ? `edited ${++this.#edits} ${direction}` : undefined;
    if (action !== 'let') this.decided[direction][before] = edited ?? null;
    this.#take(item);
    if (action === 'drop') say({ type: 'drop', item: item.item });
    else if (edited === undefined) say({ type: 'let', item: item.item });
    else say({ type: 'let', item: item.item, payload: { opcode: 'text', data: edited } });
    this.#pass();
  }

  /** Nothing of it waits any more. */
  clear(): void {
    this.#waiting = [];
  }

  #take(item: Item): void {
    this.#waiting = this.#waiting.filter((one) => one !== item);
  }

  /** `passing`: may go on though it is a message. */
  #pass(passing?: Item): void {
    for (const isSent of [true, false]) {
      for (;;) {
        const first = this.#waiting.find(({ what }) => (what.type === 'sent' || what.type === 'closing') === isSent);
        if (!first || ('payload' in first.what && first !== passing)) break;
        this.#take(first);
        say({ type: 'let', item: first.item });
      }
    }
  }
}

let say: Handle = () => undefined;
let decider = new Decider();
installHook(globalThis, { messages: 1_000, bytes: 1_000_000, payload: 1_000_000 }, (_win, _journal, handle) => {
  say = handle;
  return {
    changed: () => undefined,
    answer: () => undefined,
    gated: (item) => {
      if (item) decider.hear(item);
      return true;
    },
  };
});

/** One socket of the page, from its making to its end. */
class Run {
  readonly sent: string[] = [];
  readonly seen: string[] = [];
  readonly faults: string[] = [];
  readonly states: number[] = [];
  hasClosed: boolean = false;
  readonly #socket: WebSocket;
  readonly #over: Promise<unknown>;

  constructor(url: string) {
    decider = new Decider();
    say({ type: 'gates', on: true });
    this.#socket = new WebSocket(url);
    this.#socket.binaryType = 'arraybuffer';
    this.#socket.onmessage = ({ data }) => void this.seen.push(show(data));
    this.#over = new Promise((resolve) => this.#socket.addEventListener('close', resolve));
    window.onerror = (message) => void this.faults.push(String(message));
  }

  async go(steps: readonly Step[]): Promise<Outcome> {
    this.#look();
    await new Promise((resolve) => this.#socket.addEventListener('open', resolve));
    for (const step of steps) {
      try {
        await this.#do(step);
      } catch (error) {
        this.faults.push(String(error));
      }
      this.#look();
    }
    const buffered = await this.#finish();
    const { faults, hasClosed, seen, sent, states } = this;
    return { buffered, decided: decider.decided, faults, hasClosed, seen, sent, states };
  }

  #look(): void {
    this.states.push(this.#socket.readyState);
  }

  async #do(step: Step): Promise<void> {
    switch (step.do) {
      case 'send':
        return this.#send(step.data);
      case 'let':
      case 'drop':
      case 'edit':
        return decider.decide(step.do, step.of);
      case 'pass':
        decider.passes = !decider.passes;
        return;
      case 'busy':
        for (const start = performance.now(); performance.now() < start + BUSY_MS; );
        return;
      case 'pause':
        return nextTask();
      case 'close':
        this.hasClosed = true;
        return this.#socket.close();
      case 'free':
        decider.clear();
        return say({ type: 'free', connectionId: decider.connectionId });
      default:
        if (step.do === 'off') decider.clear();
        return say({ type: 'gates', on: step.do === 'on' });
    }
  }

  #send(data: string | readonly number[]): void {
    const given = typeof data === 'string' ? data : new Uint8Array(data);
    this.#socket.send(given);
    if (!this.hasClosed) this.sent.push(typeof given === 'string' ? given : show(given.buffer));
    if (typeof given !== 'string') given.fill(0); // the page may write to it after the call
  }

  /** Lets everything go, and waits for the end. */
  async #finish(): Promise<number> {
    decider.clear();
    say({ type: 'gates', on: false });
    let buffered = 0;
    if (!this.hasClosed) {
      this.#send('the end');
      while (this.seen.at(-1) !== 'the end') await nextTask();
      buffered = this.#socket.bufferedAmount;
      this.#socket.close();
    }
    await this.#over;
    this.#look();
    return buffered;
  }
}

export interface GatedPage {
  run(url: string, steps: readonly Step[]): Promise<Outcome>;
}

const gated: GatedPage = { run: (url, steps) => new Run(url).go(steps) };
Object.assign(globalThis, { gated });
