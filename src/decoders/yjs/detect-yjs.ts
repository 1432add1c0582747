import type { Detect } from '../decoder.ts';

/** https://github.com/yjs/y-protocols/blob/master/PROTOCOL.md: the steps of the sync, message 0. */
const STEPS = [
  { score: 0.6, text: 'sync step 1 (00 00)' },
  { score: 0.5, text: 'sync step 2 (00 01)' },
  { score: 0.5, text: 'update (00 02)' },
] as const;
const AWARENESS = 1;
const WHO_IS_THERE = { score: 0.6, text: 'awareness (01)' };
/** Of a number, seven bits each. */
const NUMBER_BYTES = 8;
/** Bytes of a message that are looked at. */
const LOOKED_AT = 64;
/** What the state of a client is: an object, or null when it has gone. */
const STATES = [0x7b, 0x6e];

/** A step of the sync, or who is there, with the length of all that follows: both sides begin with these. */
export const detectYjs: Detect = (_facts, { payload: { opcode, data, fullSize } }) => {
  if (opcode === 'text') return null;
  const reader = new NumberReader(new Uint8Array(data, 0, Math.min(LOOKED_AT, data.byteLength)));
  const message = reader.next();
  const isAwareness = message === AWARENESS;
  const step = isAwareness ? WHO_IS_THERE : message === 0 ? STEPS[reader.next()] : undefined;
  const size = reader.next();
  if (!step || size === 0 || reader.at + size !== (fullSize ?? data.byteLength)) return null;
  const isMeant = isAwareness ? isState(reader) : step === STEPS[0] ? isVector(reader, size) : isUpdate(reader, size);
  if (!isMeant) return null;
  return { score: step.score, why: { source: 'message', text: step.text } };
};

/** How many clients, and of the first its id, the clock of its state, and that as JSON behind its length. */
function isState(reader: NumberReader): boolean {
  const [count, , , length] = [reader.next(), reader.next(), reader.next(), reader.next()];
  return count > 0 && length > 1 && STATES.includes(reader.byte);
}

/** Ids of clients are 32 bits by chance: none is as low, and few other things are as high. */
const LOWEST_CLIENT = 2 ** 16;

/** What is known of how many clients, and the id of the first; or of none. */
function isVector(reader: NumberReader, size: number): boolean {
  return reader.next() === 0 ? size === 1 : reader.next() >= LOWEST_CLIENT;
}

/**
 * What clients wrote: how many of them, how many things the first, and its id; else what they deleted: of how many, and
 * the id of the first; or nothing at all.
 */
function isUpdate(reader: NumberReader, size: number): boolean {
  const written = reader.next();
  const count = reader.next();
  if (written === 0 && count === 0) return size === 2;
  return count > 0 && reader.next() >= LOWEST_CLIENT;
}

/** Numbers of seven bits a byte, the lowest first. */
class NumberReader {
  readonly #bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The one that stands there. */
  get byte(): number {
    return this.#bytes[this.at] ?? 0;
  }

  next(): number {
    let value = 0;
    for (let count = 0; count < NUMBER_BYTES; count++) {
      const { byte } = this;
      this.at++;
      value += (byte & 0x7f) * 2 ** (7 * count);
      if (byte < 0x80) return value;
    }
    return Number.NaN;
  }
}
