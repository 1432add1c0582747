import { FACT_LENGTH, LOSS_CONNECTIONS, PROTOCOL_VERSION, STACK_LENGTH } from './limits.ts';
import { apiOf, channelOf, lastEventIdOf, parseFlow } from './parse-flow.ts';
import { invalid, isCount, isDuration, isRecord, isText, isTime, type Parsed, valid } from './parsed.ts';
import { type BinaryForm, type Payload, parsePayload } from './payload.ts';
import { type Cause, causeOf, type Note, parseNote } from './verdict.ts';

/** https://websockets.spec.whatwg.org/#dom-websocket-readystate, by name. */
export type ReadyState = 'connecting' | 'open' | 'closing' | 'closed';

/** The APIs whose connections are observed. */
export type Api = 'WebSocket' | 'WebSocketStream' | 'EventSource' | 'WebTransport';

/** How one direction of a stream of a connection ended: in order, or reset with a code. */
export interface StreamEnd {
  /** https://www.w3.org/TR/webtransport/#dom-webtransporterror-streamerrorcode; absent for an end in order. */
  readonly reset?: number;
}

export interface CloseFacts {
  /** As the page's CloseEvent tells it: 1005 and 1006 are reported, never sent (RFC 6455, section 7.4.1). */
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
}

/** From the page's side. */
export type Way = 'sent' | 'received';

/** What the page can read from the socket itself. */
export interface ConnectionFacts {
  readonly url: string;
  readonly readyState: ReadyState;
  readonly subprotocol: string;
  readonly extensions: string;
  readonly binaryType: BinaryForm;
  /** Absent: WebSocket. */
  readonly api?: Api;
}

/** What was lost of one connection, with its facts, because the messages that told them may be lost too. */
export interface ConnectionLoss {
  readonly connectionId: string;
  readonly messages: number;
  /** Payload bytes, UTF-8 for text. */
  readonly bytes: number;
  readonly facts: ConnectionFacts;
}

/** Everything that the hook reports. Strings and payloads are the page's: untrusted to the end. */
export type FromPage<P = Payload> =
  | {
      readonly type: 'created';
      readonly url: string;
      readonly protocols: readonly string[];
      readonly api?: Api;
      /** Who called the constructor, in the browser's own words. */
      readonly stack?: string;
    }
  | { readonly type: 'adopted'; readonly facts: ConnectionFacts }
  | {
      readonly type: 'opened';
      readonly subprotocol: string;
      readonly extensions: string;
      readonly binaryType: BinaryForm;
    }
  /** Of what has a cause, the page did not do it. */
  | ({
      readonly type: 'sent';
      readonly payload: P;
      /** Given to `send` after closing began: accepted, never transmitted. */
      readonly discarded: boolean;
      /** `bufferedAmount` right after the call, in bytes. */
      readonly bufferedAmount: number;
      /** Who called `send`, in the browser's own words. */
      readonly stack?: string;
      /** Of WebTransport: `datagram`, `bidi 1`, `uni 2`, …; numbered as the page gets its streams. */
      readonly channel?: string;
    } & Cause)
  /** All that was sent up to the message numbered `of` has gone to the network, `after` ms after that `send`. */
  | { readonly type: 'drained'; readonly of: number; readonly after: number }
  /** Of what has a cause, no server sent it. */
  | ({
      readonly type: 'received';
      readonly payload: P;
      readonly binaryForm?: BinaryForm;
      /** How long the page's listeners and their microtasks took, in ms; absent when nobody measured it. */
      readonly handled?: number | undefined;
      /** As of `sent`; of EventSource, the type of the event when it is not `message`. */
      readonly channel?: string;
      /** Of EventSource, when it is not empty. */
      readonly lastEventId?: string;
    } & Cause)
  /** An EventSource lost its connection and makes a new one. */
  | { readonly type: 'reconnecting' }
  | ({ readonly type: 'ended'; readonly direction: Way; readonly channel?: string } & StreamEnd)
  /** For `ms`, the page left received data in a stream, or the browser took no more of what the page had written. */
  | { readonly type: 'stalled'; readonly direction: Way; readonly channel?: string; readonly ms: number }
  | { readonly type: 'errored' }
  | ({ readonly type: 'closing'; readonly code: number | null; readonly reason: string } & Cause)
  | ({ readonly type: 'closed' } & CloseFacts & Cause)
  /** What became of the report numbered `of`. `payload`: what went on in place of its own. */
  | ({ readonly type: 'verdict'; readonly of: number; readonly payload?: P } & Note)
  | { readonly type: 'refused'; readonly commandId: string; readonly reason: RefusalReason }
  | {
      readonly type: 'lost';
      /** First `seq` that is missing; the envelope's own `seq` is the last one. */
      readonly since: number;
      readonly connections: readonly ConnectionLoss[];
      /** Messages and bytes of connections beyond `LOSS_CONNECTIONS`. */
      readonly messages: number;
      readonly bytes: number;
    };

/** Why a user's command was not carried out: the connection is not open, the page has forgotten it, `send` threw. */
export type RefusalReason = 'not-open' | 'unknown-connection' | 'failed';

/** `connectionId` is empty for what concerns no single connection (`lost`). `at` is in ms since the Unix epoch. */
export interface Envelope<P = Payload> {
  readonly v: typeof PROTOCOL_VERSION;
  readonly connectionId: string;
  readonly seq: number;
  readonly at: number;
  readonly body: FromPage<P>;
}

/** Reads one envelope of the hook. The page can forge anything: what passes is well-formed, not true. */
export function parseEnvelope(raw: unknown): Parsed<Envelope> {
  if (!isRecord(raw) || raw.v !== PROTOCOL_VERSION) return invalid(`not a version ${PROTOCOL_VERSION} envelope`);
  const { connectionId, seq, at } = raw;
  if (!isText(connectionId, 100) || !isCount(seq) || !isTime(at)) return invalid('bad header');
  const body = isRecord(raw.body) ? parseBody(raw.body) : undefined;
  if (!body) return invalid(`bad body in envelope ${seq}`);
  if (body.type === 'lost' && body.since > seq) return invalid(`loss ${seq} ends before it begins`);
  return valid({ v: PROTOCOL_VERSION, connectionId, seq, at, body });
}

const isBinaryForm = (raw: unknown): raw is BinaryForm => raw === 'blob' || raw === 'arraybuffer';
const isReadyState = (raw: unknown): raw is ReadyState =>
  raw === 'connecting' || raw === 'open' || raw === 'closing' || raw === 'closed';
const isStack = (raw: unknown): raw is string | undefined => raw === undefined || isText(raw, STACK_LENGTH);
const isRefusalReason = (raw: unknown): raw is RefusalReason =>
  raw === 'not-open' || raw === 'unknown-connection' || raw === 'failed';

function parseBody(body: Record<string, unknown>): FromPage | undefined {
  switch (body.type) {
    case 'created':
      return parseCreated(body);
    case 'adopted': {
      const facts = parseFacts(body.facts);
      return facts && { type: 'adopted', facts };
    }
    case 'opened':
      return parseOpened(body);
    case 'sent':
      return parseSent(body);
    case 'received':
      return parseReceived(body);
    case 'drained': {
      const { of, after } = body;
      return isCount(of) && isDuration(after) ? { type: 'drained', of, after } : undefined;
    }
    case 'errored':
    case 'reconnecting':
      return { type: body.type };
    case 'ended':
    case 'stalled':
      return parseFlow(body);
    case 'closing':
    case 'closed':
      return parseClose(body);
    case 'refused': {
      const { commandId, reason } = body;
      return isText(commandId, 100) && isRefusalReason(reason) ? { type: 'refused', commandId, reason } : undefined;
    }
    case 'verdict':
      return parseVerdict(body);
    case 'lost':
      return parseLost(body);
    default:
      return undefined;
  }
}

function parseCreated({ url, protocols, api, stack }: Record<string, unknown>): FromPage | undefined {
  const which = apiOf(api);
  if (!isText(url, FACT_LENGTH) || !Array.isArray(protocols) || protocols.length > 1_000) return undefined;
  const texts = protocols.filter((protocol): protocol is string => isText(protocol, FACT_LENGTH));
  if (!which || texts.length !== protocols.length || !isStack(stack)) return undefined;
  return { type: 'created', url, protocols: texts, ...which, ...(stack === undefined ? {} : { stack }) };
}

function parseOpened({ subprotocol, extensions, binaryType }: Record<string, unknown>): FromPage | undefined {
  if (!isText(subprotocol, FACT_LENGTH) || !isText(extensions, FACT_LENGTH) || !isBinaryForm(binaryType)) {
    return undefined;
  }
  return { type: 'opened', subprotocol, extensions, binaryType };
}

function parseSent(body: Record<string, unknown>): FromPage | undefined {
  const { discarded, bufferedAmount, stack } = body;
  const payload = parsePayload(body.payload);
  if (!payload || typeof discarded !== 'boolean' || !isCount(bufferedAmount)) return undefined;
  const channel = channelOf(body.channel);
  const cause = causeOf(body);
  if (!cause || !channel || !isStack(stack)) return undefined;
  const caller = stack === undefined ? {} : { stack };
  return { type: 'sent', payload, discarded, bufferedAmount, ...cause, ...caller, ...channel };
}

function parseReceived(body: Record<string, unknown>): FromPage | undefined {
  const { binaryForm, handled } = body;
  const payload = parsePayload(body.payload);
  const channel = channelOf(body.channel);
  const lastEventId = lastEventIdOf(body.lastEventId);
  const cause = causeOf(body);
  if (!cause || !payload || !channel || !lastEventId || (binaryForm !== undefined && !isBinaryForm(binaryForm)))
    return undefined;
  if (handled !== undefined && !isDuration(handled)) return undefined;
  const form = binaryForm === undefined ? {} : { binaryForm };
  const time = handled === undefined ? {} : { handled };
  return { type: 'received', payload, ...form, ...time, ...cause, ...channel, ...lastEventId };
}

function parseClose(body: Record<string, unknown>): FromPage | undefined {
  const { type, code, reason, wasClean } = body;
  const cause = causeOf(body);
  if (!cause || !isText(reason, FACT_LENGTH)) return undefined;
  if (type === 'closing') return code === null || isCount(code) ? { type, code, reason, ...cause } : undefined;
  if (!isCount(code) || typeof wasClean !== 'boolean') return undefined;
  return { type: 'closed', code, reason, wasClean, ...cause };
}

function parseVerdict(body: Record<string, unknown>): FromPage | undefined {
  const note = parseNote(body);
  const payload = body.payload === undefined ? undefined : parsePayload(body.payload);
  if (!note || !isCount(body.of) || (body.payload !== undefined && !payload)) return undefined;
  return { type: 'verdict', of: body.of, ...note, ...(payload && { payload }) };
}

/** Undefined when `raw` is not the facts of a connection. */
export function parseFacts(raw: unknown): ConnectionFacts | undefined {
  if (!isRecord(raw)) return undefined;
  const { url, readyState, subprotocol, extensions, binaryType } = raw;
  if (!isText(url, FACT_LENGTH) || !isText(subprotocol, FACT_LENGTH) || !isText(extensions, FACT_LENGTH)) {
    return undefined;
  }
  const api = apiOf(raw.api);
  if (!isReadyState(readyState) || !isBinaryForm(binaryType) || !api) return undefined;
  return { url, readyState, subprotocol, extensions, binaryType, ...api };
}

function parseLost(body: Record<string, unknown>): FromPage | undefined {
  const { since, connections, messages, bytes } = body;
  if (!isCount(since) || !isCount(messages) || !isCount(bytes)) return undefined;
  if (!Array.isArray(connections) || connections.length > LOSS_CONNECTIONS) return undefined;
  const losses = Array.from(connections, parseConnectionLoss); // unlike `map`, it visits holes
  if (!losses.every((loss) => loss !== undefined)) return undefined;
  return { type: 'lost', since, connections: losses, messages, bytes };
}

function parseConnectionLoss(raw: unknown): ConnectionLoss | undefined {
  if (!isRecord(raw)) return undefined;
  const { connectionId, messages, bytes } = raw;
  const facts = parseFacts(raw.facts);
  if (!facts || !isText(connectionId, 100) || !isCount(messages) || !isCount(bytes)) return undefined;
  return { connectionId, messages, bytes, facts };
}
