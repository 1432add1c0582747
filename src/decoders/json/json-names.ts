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
/** Above every rank. */
const UNRANKED = 1_000;

type Part = { readonly part: 'type' | 'id' | 'reply' | 'method' | 'result' | 'error'; readonly rank: number };

const PARTS = new Map<string, Part>([
  ...TYPE_KEYS.map((key, rank): [string, Part] => [key, { part: key === 'method' ? 'method' : 'type', rank }]),
  ...ID_KEYS.map((key, rank): [string, Part] => [key, { part: 'id', rank }]),
  ...REPLY_KEYS.map((key, rank): [string, Part] => [key, { part: 'reply', rank }]),
  ['result', { part: 'result', rank: 0 }],
  ['error', { part: 'error', rank: 0 }],
  ['errors', { part: 'error', rank: 1 }],
]);

/** What the members of a JSON object say of it. Ids as in JSON, each in one spelling: `1` is not `"1"`. */
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
  const names = new NameFinder();
  for (const { key, start, end } of members) if (tells(key)) names.look(key, text.slice(start, end));
  return names;
}

/** Whether a member with this key says anything of the object that it is in. */
export const tells = (key: string): boolean => PARTS.has(key);

/** Finds the names of an object in its members, one after the other. */
export class NameFinder implements JsonNames {
  readonly #type = new Ranked();
  readonly #number = new Ranked();
  readonly #id = new Ranked();
  readonly #replyTo = new Ranked();
  hasMethod = false;
  isResult = false;
  isError = false;

  get type(): string | undefined {
    return this.#type.value ?? this.#number.value;
  }

  get id(): string | undefined {
    return this.#id.value;
  }

  get replyTo(): string | undefined {
    return this.#replyTo.value;
  }

  /** `literal`: the value as it is written in JSON. */
  look(key: string, literal: string): void {
    const known = PARTS.get(key);
    if (!known) return;
    const { part, rank } = known;
    if (part === 'id') this.#id.offer(rank, idText(literal));
    else if (part === 'reply') this.#replyTo.offer(rank, idText(literal));
    else if (part === 'result') this.isResult = true;
    else if (part === 'error') this.isError ||= !NOTHING.has(literal);
    else {
      const name = nameText(literal);
      this.hasMethod ||= part === 'method' && name !== undefined;
      this.#type.offer(rank, name);
      if (name === undefined) this.#number.offer(rank, numberText(key, literal));
    }
  }
}

/** The text of a string literal that may be a name; undefined for any other value. */
export function nameText(literal: string): string | undefined {
  if (literal[0] !== '"' || literal.length > NAME_LENGTH + 2) return undefined;
  const name = literal.slice(1, -1);
  return NAME.test(name) ? name : undefined;
}

/** A kind that is a number says more with its key: `op 10`. */
const numberText = (key: string, literal: string): string | undefined =>
  literal.length <= NAME_LENGTH && SMALL_NUMBER.test(literal) ? `${key} ${literal}` : undefined;

function idText(literal: string): string | undefined {
  const first = literal[0];
  const isScalar = first === '"' || first === '-' || (first !== undefined && first >= '0' && first <= '9');
  return isScalar && literal.length <= ID_LENGTH ? oneSpelling(literal) : undefined;
}

/**
 * A value as it is written in JSON, in the spelling that it always has: some answer with another one than they were
 * asked with, such as escapes for a slash and what is not ASCII, or 1.0.
 */
export function oneSpelling(literal: string): string {
  const isText = literal.startsWith('"');
  if (isText ? !literal.includes('\\') : !/[.eE]/.test(literal)) return literal;
  const id: unknown = JSON.parse(literal);
  return JSON.stringify(id);
}

/** Keeps the value of the lowest rank. */
class Ranked {
  value: string | undefined;
  #rank = UNRANKED;

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
