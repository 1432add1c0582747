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
const NOTHING = new Uint8Array(0);

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

/** Finds the frames in the bytes of one direction: a client may cut a large one into many messages. */
export class StompFraming {
  #waiting: Uint8Array = NOTHING;

  fork(): StompFraming {
    const fork = new StompFraming();
    fork.#waiting = this.#waiting;
    return fork;
  }

  /** Returns null for a heart-beat. `isCut`: the rest of the message is not here. @throws Error when it is no frame. */
  push(bytes: Uint8Array, isCut: boolean): StompFrame[] | null {
    if (this.#waiting.length === 0 && lineEnds(bytes, 0) === bytes.length && bytes.length > 0) return null;
    // What waited was no frame when the message begins with one.
    const waited = this.#waiting.length > 0 && beginsWithCommand(bytes) ? NOTHING : this.#waiting;
    const joined = join(waited, bytes);
    this.#waiting = NOTHING;
    const frames: StompFrame[] = [];
    let at = lineEnds(joined, 0);
    while (at < joined.length) {
      const end = readFrame(joined, { at, base: -waited.length, isCut }, frames);
      if (end === null) {
        if (joined.length - at > LONGEST) throw new Error('a frame is longer than anyone waits for');
        this.#waiting = joined.slice(at);
        break;
      }
      limitPackets(frames.length);
      at = lineEnds(joined, end);
    }
    return frames;
  }
}

/** Adds the frame that begins at `at`. Returns the place behind it; null when it is not over yet. */
function readFrame(
  bytes: Uint8Array,
  { at, base, isCut }: { at: number; base: number; isCut: boolean },
  frames: StompFrame[],
): number | null {
  if (!mayBeCommand(bytes, at)) throw new Error('no command of STOMP');
  const bodyAt = headEnd(bytes, at);
  if (bodyAt < 0) {
    if (bytes.length - at > HEAD) throw new Error('the headers of a frame are too long');
    return null;
  }
  const [command = '', ...lines] = utf8Text(bytes.subarray(at, bodyAt)).replace(HEAD_END, '').split(LINE_END);
  const headers = lines.map((line) => headerOf(line, command));
  const length = Number(headers.find(([name]) => name === 'content-length')?.[1] ?? Number.NaN);
  const end = Number.isSafeInteger(length) && length >= 0 ? bodyAt + length : bytes.indexOf(0, bodyAt);
  const isOver = end >= 0 && end < bytes.length;
  if (!isOver && !isCut) return null;
  if (isOver && bytes[end] !== 0) throw new Error('a body is longer than its content-length');
  const body = bytes.subarray(bodyAt, isOver ? end : bytes.length);
  frames.push({ command, headers, body, bodyAt: bodyAt + base });
  return isOver ? end + 1 : bytes.length;
}

/** Behind the empty line that ends the headers; -1 when it is not there. */
function headEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(LF, from); at >= 0 && at - from <= HEAD; at = bytes.indexOf(LF, at + 1)) {
    const next = bytes[at + 1] === CR ? at + 2 : at + 1;
    if (bytes[next] === LF) return next + 1;
  }
  return -1;
}

/** Whether its headers are written without escapes, as in version 1.0, which has none. */
export const isPlain = (command: string): boolean => command === 'CONNECT' || command === 'CONNECTED';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', c: ':', '\\': '\\' };

/** @throws Error when a line is no header. */
function headerOf(line: string, command: string): readonly [string, string] {
  const colon = line.indexOf(':');
  if (colon < 1) throw new Error('a header without a colon');
  const text = (part: string) =>
    isPlain(command) ? part : part.replace(/\\([nrc\\])/g, (_, code: string) => ESCAPES[code] ?? '');
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

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
