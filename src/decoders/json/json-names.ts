import { type ScannedMember, scanJson } from './scan-json.ts';

/** What applications call the member that says what a message is, the likeliest first. */
const TYPE_KEYS = [
  ...['type', 'event', 'method', 'op', 'action', 'kind', 'cmd', 'command', 'messageType', 'message_type', 'msgType'],
  ...['msg_type', 'eventType', 'event_type', 'eventName', 'event_name', 'opcode', 'TYPE', 't', 'e', 'name', 'topic'],
  ...['channel', 'stream', 'msg'],
];
/** What they call the number of a request, and of the request that a message answers. */
const ID_KEYS = ['id', 'requestId', 'request_id', 'reqId', 'req_id', 'correlationId', 'correlation_id', 'cid', 'ref'];
const REPLY_KEYS = ['replyTo', 'reply_to', 'inReplyTo', 'in_reply_to', 'responseTo', 'rid', 'ackId', 'ack_id'];

/** One word, or a few with single spaces between them. */
const NAME = /^[^\s"\\]+(?: [^\s"\\]+){0,3}$/;
const NAME_LENGTH = 60;
const SMALL_NUMBER = /^\d{1,6}$/;
const ID_LENGTH = 100;
/** UTF-16 units of what is inside of another message. */
const LOOKED_AT = 64 * 1024;
const NOTHING = new Set(['null', 'false', '""', '[]', '{}', '0']);

type Part = { readonly part: 'type' | 'id' | 'reply' | 'method' | 'result' | 'error'; readonly rank: number };

const PARTS = new Map<string, Part>([
  ...TYPE_KEYS.map((key, rank): [string, Part] => [key, { part: key === 'method' ? 'method' : 'type', rank }]),
  ...ID_KEYS.map((key, rank): [string, Part] => [key, { part: 'id', rank }]),
  ...REPLY_KEYS.map((key, rank): [string, Part] => [key, { part: 'reply', rank }]),
  ['result', { part: 'result', rank: 0 }],
  ['error', { part: 'error', rank: 0 }],
  ['errors', { part: 'error', rank: 1 }],
]);

/** What the members of a JSON object say of it. Ids as they are written: `1` is not `"1"`. */
export interface JsonNames {
  /** Undefined when no member names it. */
  readonly type: string | undefined;
  readonly id: string | undefined;
  readonly replyTo: string | undefined;
  readonly hasMethod: boolean;
  /** A result, or an error that is none of `null`, `false`, … */
  readonly isResult: boolean;
  readonly isError: boolean;
}

/** Reads the outermost members of an object. */
export function namesOf(text: string, members: readonly ScannedMember[]): JsonNames {
  const found = { type: new Ranked(), number: new Ranked(), id: new Ranked(), replyTo: new Ranked() };
  let [hasMethod, isResult, isError] = [false, false, false];
  for (const { key, start, end } of members) {
    const known = PARTS.get(key);
    if (!known) continue;
    const { part, rank } = known;
    if (part === 'id' || part === 'reply') {
      found[part === 'id' ? 'id' : 'replyTo'].offer(rank, idText(text, start, end));
    } else if (part === 'result') isResult = true;
    else if (part === 'error') isError ||= !NOTHING.has(text.slice(start, end));
    else {
      const name = nameText(text, start, end);
      hasMethod ||= part === 'method' && name !== undefined;
      found.type.offer(rank, name);
      if (name === undefined) found.number.offer(rank, numberText(text, key, { start, end }));
    }
  }
  const type = found.type.value ?? found.number.value;
  return { type, id: found.id.value, replyTo: found.replyTo.value, hasMethod, isResult, isError };
}

/** The text of a string literal that may be a name; undefined for any other value. */
export function nameText(text: string, start: number, end: number): string | undefined {
  if (text[start] !== '"' || end - start > NAME_LENGTH + 2) return undefined;
  const name = text.slice(start + 1, end - 1);
  return NAME.test(name) ? name : undefined;
}

/** A kind that is a number says more with its key: `op 10`. */
function numberText(text: string, key: string, { start, end }: { start: number; end: number }): string | undefined {
  if (end - start > NAME_LENGTH) return undefined;
  const value = text.slice(start, end);
  return SMALL_NUMBER.test(value) ? `${key} ${value}` : undefined;
}

function idText(text: string, start: number, end: number): string | undefined {
  const first = text[start];
  const isScalar = first === '"' || first === '-' || (first !== undefined && first >= '0' && first <= '9');
  return isScalar && end - start <= ID_LENGTH ? text.slice(start, end) : undefined;
}

/** Keeps the value of the lowest rank. */
class Ranked {
  value: string | undefined;
  #rank = Number.POSITIVE_INFINITY;

  offer(rank: number, value: string | undefined): void {
    if (value === undefined || rank >= this.#rank) return;
    this.value = value;
    this.#rank = rank;
  }
}

/** The name of a JSON object that is inside of a message of another protocol; undefined when it has none, or is none. */
export function nameOf(text: string): string | undefined {
  const scanned = scanJson(text, 0, LOOKED_AT);
  return scanned?.kind === 'object' ? namesOf(text, scanned.members).type : undefined;
}
