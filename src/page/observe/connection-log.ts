import type { Api, CloseFacts, ReadyState } from '../../protocol/from-page.ts';
import { STACKS_PER_SECOND } from '../../protocol/limits.ts';
import type { Observed } from '../../protocol/to-page.ts';
import type { Cause } from '../../protocol/verdict.ts';
import { bare, getEventData, getOf, listen, now, setOf } from '../builtins.ts';
import type { ConnectionRecord } from '../connection-record.ts';
import type { Gate } from '../intervene/gate.ts';
import { heardAtGate } from '../intervene/gated-events.ts';
import type { Gates } from '../intervene/gates.ts';
import type { Journal } from '../journal.ts';
import { type Report, type Size, sizeOf } from '../journal-entry.ts';
import type { Link } from '../link.ts';
import type { Begin } from '../tail-calls.ts';
import { callStack } from './call-stack.ts';
import { watchDrain } from './drain.ts';
import { handlingClock } from './handling-time.ts';
import { take, takeBinary, takeText } from './payload.ts';
import { bounded, bufferedAmountOf, closeFacts, readFacts, readyStateNumber } from './socket-facts.ts';
import { textWeight } from './text-weight.ts';
import { isObject } from './to-text.ts';

const OPEN = 1;
const textOf = String;
const records = new WeakMap<object, ConnectionRecord>();

/** Turns what happens to the page's sockets into reports, in the order in which it happens. */
export class ConnectionLog {
  /** Those that are not closed: what the user may send on. */
  readonly live = bare<Record<string, ConnectionRecord>>({});
  #lastId = 0;
  /** Null until gates have been on. */
  gates: Gates | null = null;
  #stopped: boolean = false;
  /** Null while nobody is subscribed. */
  #observed: Observed | null = null;
  #stacks = 0;
  #stacksUntil = 0;
  readonly #measure = handlingClock();
  readonly journal: Journal;
  readonly #changed: Link['changed'];

  /** `changed` is called after every report. */
  constructor(journal: Journal, changed: Link['changed']) {
    this.journal = journal;
    this.#changed = changed;
  }

  /** Nobody will ever ask again: keeps nothing any more. */
  stop(): void {
    this.#stopped = true;
    this.#observed = null;
    this.journal.empty();
  }

  /** What is to be taken down from now on; null when nobody listens any more. */
  observe(observed: Observed | null): void {
    this.#observed = observed;
  }

  /** `above`: the function of ours that the page has called. */
  created(socket: WebSocket, protocols: unknown, above: object): void {
    const record = this.#watch(socket);
    // An array is not read again: its elements may be getters of the page.
    const asked = typeof protocols === 'string' ? [bounded(protocols)] : [];
    const body = { type: 'created', url: record.facts.url, protocols: asked } as const;
    const stack = callStack(above);
    record.seq = this.report(record, stack ? { ...body, stack } : body);
    this.gates?.made(record, body);
  }

  /** `by`: the function of ours that the page has called, or what has sent in its stead. */
  sent(socket: WebSocket, data: unknown, by: Begin | Cause, taken = take(data)): number {
    if (!taken) return 0;
    const gate = this.gates && this.gateOf(socket);
    const discarded = (gate ? gate.readyState : readyStateNumber(socket)) > OPEN;
    const bufferedAmount = gate ? gate.bufferedAmount + sizeOf(taken.size) : bufferedAmountOf(socket);
    const body = { type: 'sent', payload: taken.payload, discarded, bufferedAmount } as const;
    const record = this.#known(socket);
    const isOfPage = typeof by === 'function';
    const stack = isOfPage && this.#mayTakeStack() ? callStack(by) : undefined;
    const whole = !isOfPage ? { ...body, ...by } : stack ? { ...body, stack } : body;
    const seq = this.report(record, whole, taken.cost + (stack ? stack.length : 0), taken.size);
    if (this.#observed && !discarded && bufferedAmount > 0) record.drain?.(seq);
    return seq;
  }

  /** The page has called `close`. Arguments that are not plain values have been converted by then: not again. */
  closing(socket: WebSocket, code: unknown, reason: unknown): void {
    this.becomes(this.#known(socket), {
      type: 'closing',
      code: typeof code === 'number' ? code : null,
      reason: typeof reason === 'string' ? bounded(reason) : '',
    });
  }

  /** The gate of a socket; undefined, or null, when nothing is in its way, or it is none. */
  gateOf(socket: unknown): Gate | null | undefined {
    return getOf(records, socket)?.gate;
  }

  /** Bounded, so that a page that sends as fast as it can is not slowed. */
  #mayTakeStack(): boolean {
    if (!this.#observed?.stacks) return false;
    const at = now();
    if (at > this.#stacksUntil) {
      this.#stacksUntil = at + 1_000;
      this.#stacks = 0;
    }
    return this.#stacks++ < STACKS_PER_SECOND;
  }

  /** Begins to report a connection of another API. The user cannot send on it: its streams are the page's alone. */
  track(api: Api, address: string, connection: object): ConnectionRecord {
    const url = bounded(address);
    const binaryType = 'arraybuffer';
    const facts = { url, readyState: 'connecting', subprotocol: '', extensions: '', binaryType, api } as const;
    const record = this.#record(connection, facts, null);
    this.report(record, { type: 'created', url, protocols: [], api });
    return record;
  }

  opened(record: ConnectionRecord, subprotocol = '', extensions = ''): void {
    const { facts } = record;
    facts.readyState = 'open';
    facts.subprotocol = bounded(subprotocol);
    facts.extensions = bounded(extensions);
    this.#reportOpen(record);
  }

  /** It is connecting again, or still: one that never was open reports every failure. */
  reconnects(record: ConnectionRecord): void {
    record.facts.readyState = 'connecting';
    this.report(record, { type: 'reconnecting' });
  }

  /** Reports one chunk or event. Of one that is sent, takes and returns what is buffered, without and with it. */
  message(record: ConnectionRecord, data: unknown, body: object, bufferedAmount?: number): number {
    const taken = isObject(data) ? takeBinary(data) : takeText(textOf(data));
    if (!taken) return 0;
    const { payload } = taken;
    const amount = bufferedAmount === undefined ? 0 : bufferedAmount + sizeOf(taken.size);
    const sent = bufferedAmount === undefined ? {} : { discarded: false, bufferedAmount: amount };
    this.report(record, { payload, ...sent, ...body } as Report, taken.cost + textWeight(body), taken.size);
    return amount;
  }

  /** The record of a connection of another API, by its object. */
  recordOf(connection: object): ConnectionRecord | undefined {
    return getOf(records, connection);
  }

  /** The name of the next stream of a connection that has any number: `uni 1`, `bidi 2`. */
  nextChannel(record: ConnectionRecord, kind: string): string {
    record.streams = (record.streams ?? 0) + 1;
    return `${kind} ${record.streams}`;
  }

  /** Reports what changes the state of a connection, to the one that it is named for; after its end nothing does. */
  becomes(record: ConnectionRecord, body: Extract<Report, { type: ReadyState }>): void {
    const { facts } = record;
    const { type } = body;
    if (facts.readyState === 'closed' || facts.readyState === type) return;
    facts.readyState = type;
    this.report(record, body);
  }

  /** A socket that was not seen being made, by its first use: it is older than the hook. */
  #known(socket: WebSocket): ConnectionRecord {
    const known = getOf(records, socket);
    if (known) return known;
    const record = this.#watch(socket);
    record.seq = this.report(record, { type: 'adopted', facts: { ...record.facts } });
    this.gates?.made(record);
    return record;
  }

  #record(connection: object, facts: ConnectionRecord['facts'], socket: WebSocket | null): ConnectionRecord {
    const record: ConnectionRecord = { id: `c${++this.#lastId}`, seq: 0, gate: null, facts, socket };
    setOf(records, connection, record);
    return record;
  }

  #watch(socket: WebSocket): ConnectionRecord {
    const record = this.#record(socket, readFacts(socket), socket);
    this.live[record.id] = record;
    record.drain = watchDrain(
      socket,
      () => this.#observed !== null,
      (of, after) => this.report(record, { type: 'drained', of, after }),
    );
    this.listen(socket, record);
    return record;
  }

  /** Capturing, because capturing listeners of the target run before all others, whoever added them first. */
  listen(socket: WebSocket, record: ConnectionRecord): void {
    const on = (type: string, handle: (event: Event) => void) => {
      const listener = (event: Event) => {
        if (!event.isTrusted) return; // unforgeable; a page may dispatch events of its own
        const { gate } = record;
        if (!gate || !heardAtGate(gate, socket, event, type)) handle(event);
      };
      listen(socket, type, listener);
    };
    on('open', () => this.#opened(socket, record));
    on('message', (event) => this.received(record, getEventData(event)));
    on('error', () => this.report(record, { type: 'errored' }));
    on('close', (event) => this.closed(record, closeFacts(event)));
  }

  #opened(socket: WebSocket, record: ConnectionRecord): void {
    record.facts = readFacts(socket);
    this.#reportOpen(record);
  }

  #reportOpen(record: ConnectionRecord): void {
    const { subprotocol, extensions, binaryType } = record.facts;
    this.report(record, { type: 'opened', subprotocol, extensions, binaryType });
  }

  /** The page gets a message now; `cause`: in the stead of its server. */
  received(record: ConnectionRecord, data: unknown, cause?: Cause, taken = take(data)): number {
    if (!taken) return 0;
    const { payload, form, cost, size } = taken;
    if (form) record.facts.binaryType = form;
    const body = { type: 'received', payload, ...(form ? { binaryForm: form } : {}), ...cause } as const;
    // An own property from the start: to add it later could run a setter of the page.
    const measured = this.#observed?.handling && !record.gate && { ...body, handled: undefined };
    const seq = this.#append(record, measured || body, cost, size);
    if (seq === 0) return 0;
    if (measured) this.#measure(measured);
    this.#changed(true);
    return seq;
  }

  /** Nothing more comes to the page. */
  closed(record: ConnectionRecord, { code, reason, wasClean }: CloseFacts, cause?: Cause): void {
    record.socket = null;
    record.drain = null; // it holds the socket, and the record stays with what the journal has of it
    delete this.live[record.id];
    this.becomes(record, { type: 'closed', code, reason, wasClean, ...cause });
  }

  /** `cost`: as of the journal; told for messages. What is no message keeps the facts of its connection alone. */
  report(record: ConnectionRecord | null, body: Report, cost?: number, size?: Size): number {
    const seq = this.#append(record, body, cost, size);
    if (seq > 0) this.#changed();
    return seq;
  }

  #append(record: ConnectionRecord | null, body: Report, cost?: number, size?: Size): number {
    if (this.#stopped) return 0;
    const weight = cost ?? textWeight(body) + (record ? record.facts.url.length : 0);
    return this.journal.append(record, body, weight, size);
  }
}
