import { FACT_LENGTH, LOSS_CONNECTIONS, PROTOCOL_VERSION, STACK_LENGTH } from './limits.ts';
import { invalid, isCount, isDuration, isRecord, isText, isTime, type Parsed, valid } from './parsed.ts';
import { type BinaryForm, type Payload, parsePayload } from './payload.ts';

/** https://websockets.spec.whatwg.org/#dom-websocket-readystate, by name. */
export type ReadyState = 'connecting' | 'open' | 'closing' | 'closed';

export interface CloseFacts {
  /** As the page's CloseEvent tells it: 1005 and 1006 are reported, never sent (RFC 6455, section 7.4.1). */
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
}

/** What the page can read from the socket itself. */
export interface ConnectionFacts {
  readonly url: string;
  readonly readyState: ReadyState;
  readonly subprotocol: string;
  readonly extensions: string;
  readonly binaryType: BinaryForm;
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
  | {
      readonly type: 'sent';
      readonly payload: P;
      /** Given to `send` after closing began: accepted, never transmitted. */
      readonly discarded: boolean;
      /** `bufferedAmount` right after the call, in bytes. */
      readonly bufferedAmount: number;
      /** The user's command that sent it; absent when the page did. */
      readonly commandId?: string;
      /** Who called `send`, in the browser's own words. */
      readonly stack?: string;
    }
  /** All that was sent up to the message numbered `of` has gone to the network, `after` ms after that `send`. */
  | { readonly type: 'drained'; readonly of: number; readonly after: number }
  | {
      readonly type: 'received';
      readonly payload: P;
      readonly binaryForm?: BinaryForm;
      /** How long the page's listeners and their microtasks took, in ms; absent when nobody measured it. */
      readonly handled?: number | undefined;
    }
  | { readonly type: 'errored' }
  | { readonly type: 'closing'; readonly code: number | null; readonly reason: string }
  | ({ readonly type: 'closed' } & CloseFacts)
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
      return { type: 'errored' };
    case 'closing':
    case 'closed':
      return parseClose(body);
    case 'refused': {
      const { commandId, reason } = body;
      return isText(commandId, 100) && isRefusalReason(reason) ? { type: 'refused', commandId, reason } : undefined;
    }
    case 'lost':
      return parseLost(body);
    default:
      return undefined;
  }
}

function parseCreated({ url, protocols, stack }: Record<string, unknown>): FromPage | undefined {
  if (!isText(url, FACT_LENGTH) || !Array.isArray(protocols) || protocols.length > 1_000) return undefined;
  const texts = protocols.filter((protocol): protocol is string => isText(protocol, FACT_LENGTH));
  if (texts.length !== protocols.length || !isStack(stack)) return undefined;
  return { type: 'created', url, protocols: texts, ...(stack === undefined ? {} : { stack }) };
}

function parseOpened({ subprotocol, extensions, binaryType }: Record<string, unknown>): FromPage | undefined {
  if (!isText(subprotocol, FACT_LENGTH) || !isText(extensions, FACT_LENGTH) || !isBinaryForm(binaryType)) {
    return undefined;
  }
  return { type: 'opened', subprotocol, extensions, binaryType };
}

function parseSent(body: Record<string, unknown>): FromPage | undefined {
  const { discarded, bufferedAmount, commandId, stack } = body;
  const payload = parsePayload(body.payload);
  if (!payload || typeof discarded !== 'boolean' || !isCount(bufferedAmount)) return undefined;
  if (commandId !== undefined && !isText(commandId, 100)) return undefined;
  if (!isStack(stack)) return undefined;
  const sent = { type: 'sent', payload, discarded, bufferedAmount, ...(stack === undefined ? {} : { stack }) } as const;
  return commandId === undefined ? sent : { ...sent, commandId };
}

function parseReceived(body: Record<string, unknown>): FromPage | undefined {
  const { binaryForm, handled } = body;
  const payload = parsePayload(body.payload);
  if (!payload || (binaryForm !== undefined && !isBinaryForm(binaryForm))) return undefined;
  if (handled !== undefined && !isDuration(handled)) return undefined;
  const received = { type: 'received', payload, ...(handled === undefined ? {} : { handled }) } as const;
  return binaryForm === undefined ? received : { ...received, binaryForm };
}

function parseClose({ type, code, reason, wasClean }: Record<string, unknown>): FromPage | undefined {
  if (!isText(reason, FACT_LENGTH)) return undefined;
  if (type === 'closing') return code === null || isCount(code) ? { type, code, reason } : undefined;
  if (!isCount(code) || typeof wasClean !== 'boolean') return undefined;
  return { type: 'closed', code, reason, wasClean };
}

/** Undefined when `raw` is not the facts of a connection. */
export function parseFacts(raw: unknown): ConnectionFacts | undefined {
  if (!isRecord(raw)) return undefined;
  const { url, readyState, subprotocol, extensions, binaryType } = raw;
  if (!isText(url, FACT_LENGTH) || !isText(subprotocol, FACT_LENGTH) || !isText(extensions, FACT_LENGTH)) {
    return undefined;
  }
  if (!isReadyState(readyState) || !isBinaryForm(binaryType)) return undefined;
  return { url, readyState, subprotocol, extensions, binaryType };
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
