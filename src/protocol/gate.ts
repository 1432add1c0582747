import { type ConnectionFacts, parseFacts } from './from-page.ts';
import { FACT_LENGTH } from './limits.ts';
import { invalid, isCount, isRecord, isText, isTime, type Parsed, valid } from './parsed.ts';
import { type Payload, parsePayload } from './payload.ts';
import type { Note } from './verdict.ts';

/**
 * How the gate, the part of the hook that holds what passes on a WebSocket, and the engine of the rules speak. The gate
 * knows no rule: it tells what waits, and lets it go when it is told. Only an engine speaks `ToGate`, over the private
 * port, so that needs no parser.
 */

/** How a connection ended for the page. */
export interface GatedClose {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
  /** An `error` event comes before, in the same task: so it does wherever `wasClean` is false (WebSockets, section 4). */
  readonly errored: boolean;
}

/** What waits at the gate. The first two wait for a decision only: the page has its socket, which goes on connecting. */
export type Waiting<P = Payload> =
  /** The page has made a connection. Until it is answered, whatever comes of it waits behind. */
  | { readonly type: 'created'; readonly url: string; readonly protocols: readonly string[] }
  /** Gates have come on over a connection that was there. */
  | { readonly type: 'existing'; readonly facts: ConnectionFacts }
  /** Events of the native socket that the page has not had. */
  | { readonly type: 'opened'; readonly subprotocol: string; readonly extensions: string }
  | { readonly type: 'received'; readonly payload: P }
  | ({ readonly type: 'closed' } & GatedClose)
  /**
   * Calls of the page that the native socket has not had. `wasBlob`: its bytes are all here, and it goes on as them: when a
   * page is left there is no time to read a Blob.
   */
  | { readonly type: 'sent'; readonly payload: P; readonly wasBlob?: true }
  | { readonly type: 'closing'; readonly code: number | null; readonly reason: string };

/**
 * The gate, to the engine. A payload that is bigger than the document reports whole is here as its beginning, with its
 * `fullSize`; the gate has the whole of it. Between hook and relay, binary data may still be a Blob.
 */
export interface FromGate<P = Payload> {
  readonly type: 'gated';
  /** Unique in the document, rising. */
  readonly item: number;
  readonly connectionId: string;
  /** Of its row in the journal; 0 for none. */
  readonly seq: number;
  /** As of an envelope. */
  readonly at: number;
  readonly what: Waiting<P>;
  /** Whether the page's own socket counted no more by then. To a worker the engine's word takes its time. */
  readonly isReplaced: boolean;
}

/** What a server would have caused. */
export type Delivery =
  | { readonly type: 'opened'; readonly subprotocol: string; readonly extensions: string }
  | { readonly type: 'received'; readonly payload: Payload }
  | ({ readonly type: 'closed' } & GatedClose);

/** The engine, to the gate. What names an item or a connection that has gone is ignored. */
export type ToGate =
  /**
   * On: every connection, those that are there and those to come, waits to be told of. Off: as `free` of each, and none
   * from now on; one that stands in for its server ends as if the network had failed.
   */
  | { readonly type: 'gates'; readonly on: boolean }
  /** No rule for it: what waits goes on, in order, and then nothing of ours is in its way. */
  | { readonly type: 'free'; readonly connectionId: string }
  /** Goes on now, as it was or with this in place of its payload. In which order is the engine's business. */
  | { readonly type: 'let'; readonly item: number; readonly payload?: Payload; readonly note?: Note }
  | { readonly type: 'drop'; readonly item: number; readonly note?: Note }
  /** Writes down what a rule has done to an item, and does nothing else. */
  | { readonly type: 'note'; readonly item: number; readonly note: Note }
  /**
   * The page's native socket counts no more: it is closed, what waits of it is gone, and what the page is to hear of
   * comes from `deliver`, or from the connection of `connect`. What the page sends still waits, and `let` takes it to
   * that connection, or nowhere.
   */
  | { readonly type: 'stand-in'; readonly connectionId: string; readonly note?: Note }
  /** For one that stands in: another native connection in its place, whose events wait as those of the first. */
  | {
      readonly type: 'connect';
      readonly connectionId: string;
      readonly url: string;
      readonly protocols: readonly string[];
    }
  /** Something for the page that no server sent, as soon as possible. `rule`: the id of the rule that says so. */
  | { readonly type: 'deliver'; readonly connectionId: string; readonly event: Delivery; readonly rule: string }
  /** A message for the server that the page did not send. */
  | { readonly type: 'transmit'; readonly connectionId: string; readonly payload: Payload; readonly rule: string };

/** Reads what the gate tells, once its Blobs have been read. As of envelopes: well-formed, not true. */
export function parseFromGate(raw: unknown): Parsed<FromGate> {
  if (!isRecord(raw) || raw.type !== 'gated') return invalid('not from a gate');
  const { item, connectionId, seq, at } = raw;
  if (!isCount(item) || !isText(connectionId, 100) || !isCount(seq) || !isTime(at)) return invalid('bad gated item');
  const what = isRecord(raw.what) ? parseWaiting(raw.what) : undefined;
  const isReplaced = raw.isReplaced === true;
  return what
    ? valid({ type: 'gated', item, connectionId, seq, at, what, isReplaced })
    : invalid(`bad gated item ${item}`);
}

function parseWaiting(raw: Record<string, unknown>): Waiting | undefined {
  switch (raw.type) {
    case 'created':
      return parseCreated(raw);
    case 'existing': {
      const facts = parseFacts(raw.facts);
      return facts && { type: 'existing', facts };
    }
    case 'opened': {
      const { subprotocol, extensions } = raw;
      if (!isText(subprotocol, FACT_LENGTH) || !isText(extensions, FACT_LENGTH)) return undefined;
      return { type: 'opened', subprotocol, extensions };
    }
    case 'sent': {
      const payload = parsePayload(raw.payload);
      return payload && { type: raw.type, payload, ...(raw.wasBlob === true && { wasBlob: true }) };
    }
    case 'received': {
      const payload = parsePayload(raw.payload);
      return payload && { type: raw.type, payload };
    }
    case 'closing': {
      const { code, reason } = raw;
      if ((code !== null && !isCount(code)) || !isText(reason, FACT_LENGTH)) return undefined;
      return { type: 'closing', code, reason };
    }
    case 'closed':
      return parseClosed(raw);
    default:
      return undefined;
  }
}

function parseCreated({ url, protocols }: Record<string, unknown>): Waiting | undefined {
  if (!isText(url, FACT_LENGTH) || !Array.isArray(protocols) || protocols.length > 1_000) return undefined;
  const texts = Array.from(protocols, (protocol: unknown) => (isText(protocol, FACT_LENGTH) ? protocol : undefined));
  if (!texts.every((text) => text !== undefined)) return undefined;
  return { type: 'created', url, protocols: texts };
}

function parseClosed({ code, reason, wasClean, errored }: Record<string, unknown>): Waiting | undefined {
  if (!isCount(code) || !isText(reason, FACT_LENGTH)) return undefined;
  if (typeof wasClean !== 'boolean' || typeof errored !== 'boolean') return undefined;
  return { type: 'closed', code, reason, wasClean, errored };
}
