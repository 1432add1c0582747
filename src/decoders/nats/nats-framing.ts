import { type ByteChain, chain, joinChain } from '../byte-chain.ts';
import { limitPackets } from '../packet-limit.ts';
import { utf8Text } from '../utf8-text.ts';
import { NAME_LENGTH, OPERATIONS, partsOf } from './operations.ts';

/** Bytes of a line; the options of INFO and CONNECT are the longest. */
const LINE = 64 * 1024;
/** Bytes of a payload, at most; a server has a limit of 1 MiB unless somebody changes it. */
const LONGEST = 16 * 1024 * 1024;
const NOTHING = new Uint8Array(0);
const LF = 10;
const CR = 13;

/** One operation. */
export interface Operation {
  readonly name: string;
  /** The words behind the name. */
  readonly words: readonly string[];
  /** Where its parts stand in the message; negative where that was in an earlier one. */
  readonly place: { readonly start: number; readonly lineEnd: number; readonly bodyAt: number };
  /** What stands between its line and its end: headers and payload. */
  readonly body: Uint8Array;
}

/** What the operation that is waited for has: so many bytes at least, with those that wait; a line, which ends with LF. */
type Needed = number | 'line';

/** Finds the operations in the bytes of one direction: a message may end anywhere. */
export class NatsFraming {
  #waiting: ByteChain | null = null;
  #needed: Needed = 0;

  fork(): NatsFraming {
    const fork = new NatsFraming();
    fork.#waiting = this.#waiting;
    fork.#needed = this.#needed;
    return fork;
  }

  /** `isCut`: the rest of the message is not here. @throws Error when no operation begins where one must. */
  push(bytes: Uint8Array, isCut: boolean): Operation[] {
    const isShort = this.#waiting !== null && isTooShort(this.#waiting, this.#needed, bytes);
    // What waited was no operation, or had a wrong size: the message does not end it, and is whole by itself.
    if (isShort && isWhole(bytes)) this.#wait(null, 0);
    else if (isShort && !isCut) {
      this.#wait(chain(this.#waiting, bytes), this.#needed);
      return [];
    }
    const base = -(this.#waiting?.length ?? 0);
    const joined = joinChain(this.#waiting, bytes);
    this.#wait(null, 0);
    return this.#read(joined, base, isCut);
  }

  #read(bytes: Uint8Array, base: number, isCut: boolean): Operation[] {
    const operations: Operation[] = [];
    for (let at = 0; at < bytes.length; ) {
      const { operation, end, needed } = readOperation(bytes, at, base);
      if (!operation) {
        if (isCut) operations.push(...cutOperation(bytes, at, base));
        else this.#wait(chain(null, bytes.slice(at)), needed ?? end - at);
        return operations;
      }
      operations.push(operation);
      limitPackets(operations.length);
      at = end;
    }
    return operations;
  }

  #wait(waiting: ByteChain | null, needed: Needed): void {
    this.#waiting = waiting;
    this.#needed = needed;
  }
}

/** Whether the operation that is waited for is not over with `bytes`, and its line not too long. */
function isTooShort(waiting: ByteChain, needed: Needed, bytes: Uint8Array): boolean {
  const length = waiting.length + bytes.length;
  return needed === 'line' ? length <= LINE && !bytes.includes(LF) : length < needed;
}

/** Without an operation, `end` is the place that its end is not before. */
function readOperation(
  bytes: Uint8Array,
  at: number,
  base: number,
): { operation?: Operation; end: number; needed?: 'line' } {
  const lineEnd = bytes.indexOf(LF, at);
  if (lineEnd < 0) {
    if (!mayBegin(bytes, at) || bytes.length - at > LINE) throw new Error('no operation of NATS');
    // As long as its name is not whole, each byte may prove that it is none.
    return { end: bytes.length + 1, ...(bytes.length - at > NAME_LENGTH ? { needed: 'line' } : {}) };
  }
  if (lineEnd - at > LINE || bytes[lineEnd - 1] !== CR) throw new Error('no line of NATS');
  const { name, words } = readLine(utf8Text(bytes, at, lineEnd - 1));
  const bodyAt = lineEnd + 1;
  const hasBody = OPERATIONS[name]?.at(-1) === 'size';
  const place = { start: at + base, lineEnd: lineEnd - 1 + base, bodyAt: bodyAt + base };
  if (!hasBody) return { operation: { name, words, place, body: NOTHING }, end: bodyAt };
  const bodyEnd = bodyAt + sizeOf(words);
  if (bodyEnd + 2 > bytes.length) return { end: bodyEnd + 2 };
  if (bytes[bodyEnd] !== CR || bytes[bodyEnd + 1] !== LF) throw new Error('a payload is longer than its size');
  return { operation: { name, words, place, body: bytes.subarray(bodyAt, bodyEnd) }, end: bodyEnd + 2 };
}

/** The operation whose payload is only partly here; none when not even its line is. */
function cutOperation(bytes: Uint8Array, at: number, base: number): Operation[] {
  const lineEnd = bytes.indexOf(LF, at);
  if (lineEnd < 0) return [];
  const { name, words } = readLine(utf8Text(bytes, at, lineEnd - 1));
  const place = { start: at + base, lineEnd: lineEnd - 1 + base, bodyAt: lineEnd + 1 + base };
  return [{ name, words, place, body: bytes.subarray(lineEnd + 1) }];
}

/** Names are written in any case, and there may be more than one space or tab. */
function readLine(line: string): { name: string; words: readonly string[] } {
  const [, word = '', rest = ''] = /^([^ \t]{1,8})(?:[ \t]+(.*))?$/s.exec(line) ?? [];
  const name = word.toUpperCase();
  if (!(name in OPERATIONS)) throw new Error('no operation of NATS');
  if (name === 'INFO' || name === 'CONNECT' || name === '-ERR') return { name, words: [rest.trim()] };
  const words = rest === '' ? [] : rest.trim().split(/[ \t]+/);
  if (!partsOf(name, words.length)) throw new Error(`${name} has other parts than it must`);
  return { name, words };
}

function sizeOf(words: readonly string[]): number {
  const word = words.at(-1) ?? '';
  const size = /^\d{1,9}$/.test(word) ? Number(word) : Number.NaN;
  if (!(size <= LONGEST)) throw new Error('no size of a payload');
  return size;
}

/** Whether the bytes are the beginning of a line. */
function mayBegin(bytes: Uint8Array, at: number): boolean {
  const beginning = utf8Text(bytes.subarray(at, at + NAME_LENGTH)).toUpperCase();
  const [word = ''] = beginning.split(/[ \t\r]/, 1);
  return word.length < beginning.length
    ? word in OPERATIONS
    : Object.keys(OPERATIONS).some((name) => name.startsWith(word));
}

/** Whether the bytes are operations, from the first to the last. */
function isWhole(bytes: Uint8Array): boolean {
  try {
    for (let at = 0; at < bytes.length; ) {
      const { operation, end } = readOperation(bytes, at, 0);
      if (!operation) return false;
      at = end;
    }
    return true;
  } catch {
    return false; // it begins with none
  }
}
