import type { ConnectionFacts, Envelope, FromPage } from '../protocol/from-page.ts';
import { unreachable } from '../protocol/parsed.ts';
import { payloadSize } from '../protocol/payload-size.ts';
import type { DocumentFacts } from '../protocol/routing.ts';
import type { SessionEvent } from './session-event.ts';
import { withoutHook } from './stack-frames.ts';

/** Gives out the ids of a session: `c1`, `c2`, … and `d1`, `d2`, … They are never given twice. */
export interface Ids {
  connection(): string;
  document(): string;
}

export function sessionIds(): Ids {
  let connections = 0;
  let documents = 0;
  return { connection: () => `c${++connections}`, document: () => `d${++documents}` };
}

interface NotRecorded {
  since: number;
  messages: number;
  bytes: number;
}

/**
 * Turns the envelopes of one document into events of the session: in order, each once, every missing number counted.
 * It remembers how far it has come, so that the document can resume there after anything in between has died.
 */
export class DocumentIntake {
  readonly facts: DocumentFacts;
  /** The id of the document in the session. */
  readonly document: string;
  /** The last `seq` that has arrived, or is known to be lost. */
  newest = 0;
  #present: boolean = false;
  readonly #ids: Ids;
  /** From the document's connection ids to the session's. */
  readonly #connections = new Map<string, string>();
  readonly #notRecorded = new Map<string, NotRecorded>();
  readonly #parent: string | undefined;

  /** `parent`: of a worker, the id in the session of the document that made it. */
  constructor(facts: DocumentFacts, ids: Ids, parent?: string) {
    this.facts = facts;
    this.document = ids.document();
    this.#ids = ids;
    this.#parent = parent;
  }

  /** Whether the document is loaded, as far as is known. */
  get present(): boolean {
    return this.#present;
  }

  /** The session's id of a connection of the document; undefined while nothing has told of it. */
  connectionOf(connectionId: string): string | undefined {
    return this.#connections.get(connectionId);
  }

  /** The document's own id of a connection of the session; undefined when it is not of this document. */
  connectionIdOf(connection: string): string | undefined {
    for (const [own, id] of this.#connections) if (id === connection) return own;
    return undefined;
  }

  /** The document is there: for the first time, or back from the back/forward cache. */
  arrived(): SessionEvent[] {
    if (this.#present) return [];
    this.#present = true;
    const { context, frameId, url, timeOrigin } = this.facts;
    const worker = { ...(context && { context }), ...(this.#parent && { parent: this.#parent }) };
    return [{ type: 'document', document: this.document, frameId, url, ...worker, at: timeOrigin, seq: this.newest }];
  }

  /** The document was unloaded, at `at` by the panel's clock. `isUnheard`: no background heard its last words. */
  left(at: number, isUnheard = false): SessionEvent[] {
    if (!this.#present) return [];
    this.#present = false;
    const unheard = isUnheard && this.#connections.size > 0 ? [this.#unheard(at)] : [];
    return [...this.recordingEnds(at), ...unheard, { type: 'unload', document: this.document, at, seq: this.newest }];
  }

  /** The events that an envelope stands for. One that has arrived before gives none. */
  take(envelope: Envelope, recording: boolean): SessionEvent[] {
    const { seq, at, body } = envelope;
    if (seq <= this.newest) return [];
    const passed = recording ? this.recordingEnds(at) : [];
    const first = body.type === 'lost' ? body.since : seq;
    const gap: SessionEvent[] = first > this.newest + 1 ? [this.#missing(first - 1, at)] : [];
    this.newest = seq;
    return [...passed, ...gap, ...(recording ? this.#events(envelope) : this.#pass(envelope))];
  }

  /** The loss rows of what went by while recording was off; none when nothing did. */
  recordingEnds(at: number): SessionEvent[] {
    const rows = [...this.#notRecorded].map(
      ([connection, { since, messages, bytes }]): SessionEvent => ({
        type: 'loss',
        connection,
        document: this.document,
        since,
        seq: this.newest,
        at,
        messages,
        bytes,
        reason: 'not-recorded',
      }),
    );
    this.#notRecorded.clear();
    return rows;
  }

  /** Recording is off: what changes a connection still counts, messages are only counted. */
  #pass(envelope: Envelope): SessionEvent[] {
    const { body, seq, connectionId } = envelope;
    if (body.type === 'drained' || body.type === 'verdict') return [];
    if (body.type !== 'sent' && body.type !== 'received') return this.#events(envelope);
    const connection = this.#connections.get(connectionId) ?? '';
    const passed = this.#notRecorded.get(connection) ?? { since: seq, messages: 0, bytes: 0 };
    passed.messages++;
    passed.bytes += payloadSize(body.payload);
    this.#notRecorded.set(connection, passed);
    return [];
  }

  #events({ connectionId, seq, at, body }: Envelope): SessionEvent[] {
    if (body.type === 'lost') return this.#losses(body, seq, at);
    if (body.type === 'refused') return [];
    if (body.type === 'created') {
      const { type: _, stack, ...made } = body;
      const connection = this.#connect(connectionId);
      return [{ type: 'connection', connection, document: this.document, ...made, ...ofPage(stack), seq, at }];
    }
    if (body.type === 'adopted') return [this.#known(connectionId, body.facts, seq, at)];
    const connection = this.#connections.get(connectionId);
    return connection === undefined ? this.#ofNobody(body, seq, at) : [eventOf(body, { connection, seq, at })];
  }

  /** A connection that nobody announced: what announced it was lost among too many others, or it is forged. */
  #ofNobody(body: ConnectionReport, seq: number, at: number): SessionEvent[] {
    if (body.type !== 'sent' && body.type !== 'received') return [];
    return [this.#unexplained({ since: seq, seq, at, messages: 1, bytes: payloadSize(body.payload) })];
  }

  #connect(connectionId: string): string {
    const connection = this.#connections.get(connectionId) ?? this.#ids.connection();
    this.#connections.set(connectionId, connection);
    return connection;
  }

  #known(connectionId: string, facts: ConnectionFacts, seq: number, at: number): SessionEvent {
    const connection = this.#connect(connectionId);
    return { type: 'connection', connection, document: this.document, url: facts.url, protocols: [], seq, at, facts };
  }

  /** A connection may have been made within what was lost: its facts make it known. */
  #losses(body: Extract<FromPage, { type: 'lost' }>, seq: number, at: number): SessionEvent[] {
    const events: SessionEvent[] = [];
    const loss = { type: 'loss', document: this.document, since: body.since, seq, at, reason: 'overflow' } as const;
    for (const { connectionId, facts, messages, bytes } of body.connections) {
      const known = this.#connections.get(connectionId);
      if (known === undefined) events.push(this.#known(connectionId, facts, seq, at));
      const connection = known ?? this.#connect(connectionId);
      if (messages > 0) events.push({ ...loss, connection, messages, bytes });
    }
    const { messages, bytes } = body;
    if (messages > 0) events.push({ ...loss, connection: '', messages, bytes });
    return events;
  }

  #missing(last: number, at: number): SessionEvent {
    const since = this.newest + 1;
    return this.#unexplained({ since, seq: last, at, messages: last - since + 1, bytes: null });
  }

  #unheard(at: number): SessionEvent {
    const seq = this.newest + 1;
    return { ...this.#unexplained({ since: seq, seq, at, messages: 0, bytes: null }), reason: 'unheard' };
  }

  #unexplained(range: Pick<Loss, 'since' | 'seq' | 'at' | 'messages' | 'bytes'>): Loss {
    return { type: 'loss', connection: '', document: this.document, reason: 'unexplained', ...range };
  }
}

type Loss = Extract<SessionEvent, { type: 'loss' }>;
type ConnectionReport = Exclude<FromPage, { type: 'lost' | 'refused' | 'created' | 'adopted' }>;
type Header = { readonly connection: string; readonly seq: number; readonly at: number };

const ofPage = (stack: string | undefined) => (stack === undefined ? {} : { stack: withoutHook(stack) });

function receivedEvent(body: Extract<ConnectionReport, { type: 'received' }>, header: Header): SessionEvent {
  const { type, handled, commandId, ...message } = body;
  const time = handled === undefined ? {} : { handled };
  const injected = commandId === undefined && message.rule === undefined ? {} : { injected: true };
  const fields = { ...message, ...injected, ...time };
  return { type: 'message', ...header, direction: type, discarded: false, resent: false, ...fields };
}

function eventOf(body: ConnectionReport, header: Header): SessionEvent {
  switch (body.type) {
    case 'opened': {
      const { subprotocol, extensions, binaryType } = body;
      return { type: 'open', ...header, subprotocol, extensions, binaryType };
    }
    case 'sent': {
      const { type, commandId, stack, ...message } = body;
      const resent = commandId !== undefined;
      return { type: 'message', ...header, direction: type, resent, ...message, ...ofPage(stack) };
    }
    case 'drained':
      return { type: 'drained', ...header, of: body.of, after: body.after };
    case 'received':
      return receivedEvent(body, header);
    case 'errored':
      return { type: 'error', ...header };
    case 'reconnecting':
      return { type: 'reconnecting', ...header };
    case 'ended':
      return { ...body, type: 'end', ...header };
    case 'stalled':
      return { ...body, type: 'stall', ...header };
    case 'closing': {
      const { type, commandId, rule: _, ...facts } = body;
      return { type, ...header, ...facts, ...(commandId === undefined ? {} : { byUser: true }) };
    }
    case 'closed': {
      const { type: _, commandId: _command, ...facts } = body;
      return { type: 'close', ...header, ...facts };
    }
    case 'verdict':
      return { ...body, ...header };
    default:
      return unreachable(body);
  }
}
