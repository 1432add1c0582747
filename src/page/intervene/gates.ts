import type { GatedClose, Waiting } from '../../protocol/gate.ts';
import type { Payload } from '../../protocol/payload.ts';
import type { Cause } from '../../protocol/verdict.ts';
import { apply, bare, now } from '../builtins.ts';
import type { ConnectionRecord } from '../connection-record.ts';
import type { HookPayload } from '../journal-entry.ts';
import { later } from '../later.ts';
import type { Link } from '../link.ts';
import type { ConnectionLog } from '../observe/connection-log.ts';
import { nativeClose, nativeSend, readFacts, STATES } from '../observe/socket-facts.ts';
import type { Traps } from '../traps.ts';
import type { Deliveries } from './deliveries.ts';
import { Gate } from './gate.ts';
import { trapGetters } from './gated-getters.ts';
import { LOST, PageEvents } from './page-events.ts';

/** Lets something go; with a payload in place of its own. */
type Act = (payload?: Payload) => void;

/** `seq`: of the row. `size`: bytes that count as buffered while it waits. */
export interface Weight {
  readonly seq: number;
  readonly size: number;
}

/** Something that waits at a gate. */
export interface Item extends Weight {
  readonly gate: Gate;
  readonly isSent: boolean;
  readonly act: Act;
}

export interface GatesHost {
  readonly log: ConnectionLog;
  readonly deliveries: Deliveries;
  readonly traps: Traps;
  readonly link: () => Link;
}

/** How long an engine that holds something may be gone before the page goes on without it, in ms. */
const ASK_AGAIN = 1_000;
const NO_ROW: Weight = bare({ seq: 0, size: 0 });

const nothing = () => undefined;

/**
 * Holds what passes on gated connections, and lets it go as the engine of the rules says. It knows no rule. Where the
 * engine decides at once, as in documents, what may go on unchanged is never held: it stays the browser's own event.
 */
export class Gates {
  readonly log: ConnectionLog;
  readonly page: PageEvents;
  readonly #host: GatesHost;
  isOn: boolean = false;
  #lastItem = 0;
  /** By their numbers, so that they are gone through in the order in which they came. */
  readonly #items = bare<Record<number | string, Item>>({});
  /** What the engine is told of at this moment, and whether it has let it go on by itself. */
  #asked: Item | null = null;
  #goesOn: boolean = false;
  #differs: boolean = false;
  #isWatched: boolean = false;
  /** Off only because nobody has heard. */
  #isMissed: boolean = false;

  constructor(host: GatesHost) {
    this.#host = host;
    this.log = host.log;
    this.page = new PageEvents(host.log, host.deliveries);
  }

  /** Every connection, from now on and those that are there. */
  on(): void {
    this.isOn = true;
    this.log.gates = this;
    const { live } = this.log;
    for (const id in live) this.made(live[id] as ConnectionRecord);
  }

  /** Everything goes on, in order, and nothing is gated any more. `ends`: nor does anything stand in. */
  off(ends = false): void {
    const { live } = this.log;
    this.isOn = false;
    this.#isMissed = false;
    for (const id in live) {
      const gate = live[id]?.gate;
      if (gate) gate.isFree = true;
    }
    for (const number in this.#items) this.let(number);
    for (const id in live) {
      const gate = live[id]?.gate;
      if (gate?.standsIn && (ends || !gate.native)) this.ended(gate, LOST);
      gate?.dissolve();
    }
  }

  /** As `off`, of one connection: no rule is for it. */
  free(gate: Gate): void {
    gate.isFree = true;
    for (const number in this.#items) if (this.#items[number]?.gate === gate) this.let(number);
    gate.dissolve();
  }

  /** A connection is there, new or not: what is to become of it? */
  made(record: ConnectionRecord, created?: Extract<Waiting, { type: 'created' }>): void {
    const { socket } = record;
    if (!this.isOn || !socket || record.gate?.isFree === false) return;
    const gate = record.gate ?? new Gate(record, socket, this);
    record.gate = gate;
    gate.isFree = false;
    const facts = () => ({ ...readFacts(socket), readyState: STATES[gate.readyState] ?? 'closed' });
    this.ask(gate, created ?? { type: 'existing', facts: facts() }, nothing, { seq: record.seq, size: 0 });
  }

  /**
   * Something passes a gate. True when it goes on as it is, at once: then it is no more the gate's. Else `act` lets it go,
   * now or later, or never.
   */
  ask(gate: Gate, what: Waiting<HookPayload>, act: Act, { seq, size }: Weight = NO_ROW): boolean {
    const isSent = what.type === 'sent' || what.type === 'closing';
    const item: Item = { gate, seq, isSent, size, act };
    const number = ++this.#lastItem;
    this.#asked = item;
    this.#goesOn = false;
    this.#items[number] = item;
    if (isSent) gate.held += size;
    else gate.waiting++;
    if (gate.isFree) this.let(number);
    else {
      const { record, standsIn: isReplaced } = gate;
      if (!this.#tell({ type: 'gated', item: number, connectionId: record.id, seq, at: now(), what, isReplaced }))
        this.#missed();
    }
    this.#asked = null;
    if (this.#items[number]) this.#watch();
    if (!this.#goesOn && (this.#items[number] || !isSent)) this.differ();
    return this.#goesOn;
  }

  item(number: number): Item | undefined {
    return this.#items[number];
  }

  /** Lets something go, with a payload in place of its own. Without one, and asked for now, it may just pass. */
  let(number: number | string, payload?: Payload): void {
    const item = this.#items[number];
    if (!item) return;
    this.drop(number);
    if (item === this.#asked && !item.isSent && !payload && item.gate.isClear) this.#goesOn = true;
    else item.act(payload);
  }

  drop(number: number | string): void {
    const item = this.#items[number];
    if (!item) return;
    delete this.#items[number];
    if (item.isSent) item.gate.held -= item.size;
    else item.gate.waiting--;
  }

  /** What waits of one direction is gone. What the page has sent still counts as buffered. */
  forget(gate: Gate, isSent: boolean): void {
    const { held } = gate;
    for (const number in this.#items) {
      const item = this.#items[number];
      if (item?.gate === gate && item.isSent === isSent) this.drop(number);
    }
    gate.held = held;
  }

  /** A message for whatever carries the connection. */
  transmit({ native }: Gate, data: unknown): void {
    if (native) apply(nativeSend, native, [data]);
  }

  /** The page, or the user in its place, closes: behind what was sent before. `args`: of the native function. */
  closing(gate: Gate, code: number | null, reason: string, args: readonly unknown[]): void {
    gate.isClosing = true;
    this.ask(gate, { type: 'closing', code, reason }, () => {
      if (gate.native) apply(nativeClose, gate.native, args);
    });
  }

  /** What carries the connection has ended. As `ask`. */
  end(gate: Gate, close: GatedClose): boolean {
    const goesOn = this.ask(gate, { type: 'closed', ...close }, () => this.ended(gate, close));
    if (goesOn) this.forget(gate, true);
    return goesOn;
  }

  /** The page is to hear of its end. */
  ended(gate: Gate, close: GatedClose, cause?: Cause): void {
    this.forget(gate, true);
    this.page.closed(gate, close, cause);
  }

  /** From now on sockets may say something else than the page is to know. */
  differ(): void {
    if (this.#differs) return;
    this.#differs = true;
    trapGetters(this.#host.traps, this.log);
  }

  #tell(item: Parameters<Link['gated']>[0]): boolean {
    try {
      return this.#host.link().gated(item);
    } catch {
      return false; // no room left on the stack
    }
  }

  /** Everything goes on. Where there was only no room on the stack, the engine is still there, and the rules are too. */
  #missed(): void {
    this.off();
    this.#isMissed = true;
    later(() => this.#isMissed && this.#tell(null) && this.on(), {});
  }

  /** An engine that has gone with the whole extension says nothing: then nobody holds any more. */
  #watch(): void {
    if (this.#isWatched) return;
    this.#isWatched = true;
    const look = () => {
      this.#isWatched = false;
      for (const _ in this.#items) return this.#tell(null) ? this.#watch() : this.off();
    };
    later(look, { delay: ASK_AGAIN });
  }
}
