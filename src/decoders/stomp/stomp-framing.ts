import { type ByteChain, chain, chainEnd, joinChain } from '../byte-chain.ts';
import { limitPackets } from '../packet-limit.ts';
import { utf8Text } from '../utf8-text.ts';

/** https://stomp.github.io/stomp-specification-1.2.html#Augmented_BNF */
export const COMMANDS = new Set([
  ...['CONNECT', 'STOMP', 'SEND', 'SUBSCRIBE', 'UNSUBSCRIBE', 'ACK', 'NACK', 'BEGIN', 'COMMIT', 'ABORT', 'DISCONNECT'],
  ...['CONNECTED', 'MESSAGE', 'RECEIPT', 'ERROR'],
]);
/** Bytes of a frame that ends in a later message, at most; those of its headers. */
const LONGEST = 16 * 1024 * 1024;
const HEAD = 64 * 1024;
const COMMAND = 11;

const LINE_END = /\r?\n/;
/** A space at the end of a header is a part of it. */
const HEAD_END = /\r?\n\r?\n$/;
const LF = 10;
const CR = 13;

export interface StompFrame {
  readonly command: string;
  /** In their order; of several with one name the first counts. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** Where the body begins in the message; negative when that was in an earlier one. */
  readonly bodyAt: number;
}

/** What a frame that is not over needs: so many bytes, with those that wait; the empty line behind its headers; a NUL. */
type Needed = number | 'head' | 'nul';

/** Finds the frames in the bytes of one direction: a client may cut a large one into many messages. */
export class StompFraming {
  #waiting: ByteChain | null = null;
  #needed: Needed = 0;
  /** Version 1.0 has none. */
  readonly #hasEscapes: boolean;

  constructor(hasEscapes: boolean) {
    this.#hasEscapes = hasEscapes;
  }

  fork(): StompFraming {
    const fork = new StompFraming(this.#hasEscapes);
    fork.#waiting = this.#waiting;
    fork.#needed = this.#needed;
    return fork;
  }

  /** Returns null for a heart-beat. `isCut`: the rest of the message is not here. @throws Error when it is no frame. */
  push(bytes: Uint8Array, isCut: boolean): StompFrame[] | null {
    if (this.#waiting === null && lineEnds(bytes, 0) === bytes.length && bytes.length > 0) return null;
    // What waited was no frame when the message begins with one.
    if (this.#waiting !== null && beginsWithCommand(bytes)) this.#waiting = null;
    if (this.#waiting !== null && !isCut && !mayEnd(this.#waiting, this.#needed, bytes)) {
      this.#wait(chain(this.#waiting, bytes), this.#needed);
      return [];
    }
    const base = -(this.#waiting?.length ?? 0);
    const joined = joinChain(this.#waiting, bytes);
    this.#waiting = null;
    const frames: StompFrame[] = [];
    let at = lineEnds(joined, 0);
    while (at < joined.length) {
      const { end, needed } = readFrame(joined, { at, base, isCut, hasEscapes: this.#hasEscapes }, frames);
      if (needed !== undefined) {
        this.#wait(chain(null, joined.slice(at)), needed);
        break;
      }
      limitPackets(frames.length);
      at = lineEnds(joined, end);
    }
    return frames;
  }

  #wait(waiting: ByteChain, needed: Needed): void {
    this.#waiting = null; // where it is too long
    if (waiting.length > LONGEST) throw new Error('a frame is longer than anyone waits for');
    this.#waiting = waiting;
    this.#needed = needed;
  }
}

/** Whether the frame may be over with `bytes`: else they need not be looked at together with those that wait. */
function mayEnd(waiting: ByteChain, needed: Needed, bytes: Uint8Array): boolean {
  if (needed === 'nul') return bytes.includes(0);
  const length = waiting.length + bytes.length;
  if (needed !== 'head') return length >= needed;
  // The last two bytes may be the beginning of the empty line.
  return (
    waiting.length <= COMMAND || length > HEAD || headEnd(joinChain(chain(null, chainEnd(waiting, 2)), bytes), 0) >= 0
  );
}

/** Adds the frame that begins at `at`. Returns the place behind it, or what it needs to be over. */
function readFrame(
  bytes: Uint8Array,
  { at, base, isCut, hasEscapes }: { at: number; base: number; isCut: boolean; hasEscapes: boolean },
  frames: StompFrame[],
): { readonly end: number; readonly needed?: Needed } {
  if (!mayBeCommand(bytes, at)) throw new Error('no command of STOMP');
  const bodyAt = headEnd(bytes, at);
  if (bodyAt < 0) {
    if (bytes.length - at > HEAD) throw new Error('the headers of a frame are too long');
    return { end: bytes.length, needed: 'head' };
  }
  const [command = '', ...lines] = utf8Text(bytes.subarray(at, bodyAt)).replace(HEAD_END, '').split(LINE_END);
  const headers = lines.map((line) => headerOf(line, isPlain(command) || !hasEscapes));
  const length = Number(headers.find(([name]) => name === 'content-length')?.[1] ?? Number.NaN);
  const isCounted = Number.isSafeInteger(length) && length >= 0;
  const end = isCounted ? bodyAt + length : bytes.indexOf(0, bodyAt);
  const isOver = end >= 0 && end < bytes.length;
  if (!isOver && !isCut) return { end: bytes.length, needed: isCounted ? end + 1 - at : 'nul' };
  if (isOver && bytes[end] !== 0) throw new Error('a body is longer than its content-length');
  const body = bytes.subarray(bodyAt, isOver ? end : bytes.length);
  frames.push({ command, headers, body, bodyAt: bodyAt + base });
  return { end: isOver ? end + 1 : bytes.length };
}

/** Behind the empty line that ends the headers; -1 when it is not there. */
function headEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(LF, from); at >= 0 && at - from <= HEAD; at = bytes.indexOf(LF, at + 1)) {
    const next = bytes[at + 1] === CR ? at + 2 : at + 1;
    if (bytes[next] === LF) return next + 1;
  }
  return -1;
}

/** Of the subprotocol: in version 1.0 headers have no escapes. */
export const hasEscapes = (subprotocol: string): boolean => subprotocol !== 'v10.stomp';

/** Whether its headers are written without escapes, as in version 1.0, which has none. */
export const isPlain = (command: string): boolean => command === 'CONNECT' || command === 'CONNECTED';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', c: ':', '\\': '\\' };

/** @throws Error when a line is no header. */
function headerOf(line: string, isPlainLine: boolean): readonly [string, string] {
  const colon = line.indexOf(':');
  if (colon < 1) throw new Error('a header without a colon');
  const text = (part: string) =>
    isPlainLine || !part.includes('\\') ? part : part.replace(/\\([nrc\\])/g, (_, code: string) => ESCAPES[code] ?? '');
  return [text(line.slice(0, colon)), text(line.slice(colon + 1))];
}

/** Whether the bytes are a command, or the beginning of one. */
function mayBeCommand(bytes: Uint8Array, at: number): boolean {
  const word = wordAt(bytes, at);
  const isWhole = at + word.length < bytes.length;
  return COMMANDS.has(word) || (!isWhole && [...COMMANDS].some((command) => command.startsWith(word)));
}

const beginsWithCommand = (bytes: Uint8Array): boolean => {
  const word = wordAt(bytes, 0);
  return word.length < bytes.length && COMMANDS.has(word);
};

/** Up to the end of a line, or of the longest command. */
function wordAt(bytes: Uint8Array, at: number): string {
  let end = at;
  while (end < bytes.length && end - at <= COMMAND && bytes[end] !== LF && bytes[end] !== CR) end++;
  return utf8Text(bytes.subarray(at, end));
}

/** Behind the line ends that begin at `at`. */
function lineEnds(bytes: Uint8Array, at: number): number {
  let end = at;
  while (bytes[end] === LF || (bytes[end] === CR && bytes[end + 1] === LF)) end++;
  return end;
}
