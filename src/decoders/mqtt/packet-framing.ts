import { type ByteChain, chain, joinChain } from '../byte-chain.ts';
import { limitPackets } from '../packet-limit.ts';
import { packetType } from './packet-types.ts';

/** One packet, whole. */
export interface Frame {
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Where it begins in the message that ends it; negative when it began in an earlier one. */
  readonly base: number;
  /** The rest of it did not travel. */
  readonly isCut: boolean;
}

/** Bytes that look like packets and are none by chance are fewer: clients cut packets at their fields. */
const TELLING = 4;
/** https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html#_Toc398718023 */
const LENGTH_BYTES = 4;
/** Bytes of one packet that are waited for, at most. A longer one is given up: a wrong length looks like one. */
const LONGEST = 16 * 1024 * 1024;

/** Finds the packets in the bytes of one direction, wherever one message ends and the next begins. */
export class PacketFraming {
  #waiting: ByteChain | null = null;
  /** Bytes of the packet that is waited for; 0 while they are not known. */
  #needed = 0;

  fork(): PacketFraming {
    const fork = new PacketFraming();
    fork.#waiting = this.#waiting;
    fork.#needed = this.#needed;
    return fork;
  }

  /** `fullSize`: there was more in the message than `bytes`. @throws Error when no packet begins where one must. */
  push(bytes: Uint8Array, fullSize?: number): Frame[] {
    const isShort = (this.#waiting?.length ?? 0) + bytes.length < this.#needed;
    // A message that is whole packets, while a part was waited for: what waited was no packet, its length was wrong.
    if (isShort && isWhole(bytes)) this.#wait(null, 0);
    else if (isShort && fullSize === undefined) {
      this.#wait(chain(this.#waiting, bytes), this.#needed);
      return [];
    }
    const base = -(this.#waiting?.length ?? 0);
    const joined = joinChain(this.#waiting, bytes);
    this.#wait(null, 0);
    const frames: Frame[] = [];
    let at = 0;
    let end = packetEnd(joined, at);
    while (end > 0 && end <= joined.length) {
      frames.push(frameOf(joined, { at, end, base }, false));
      limitPackets(frames.length);
      at = end;
      end = packetEnd(joined, at);
    }
    if (at === joined.length) return frames;
    if (fullSize !== undefined) return [...frames, frameOf(joined, { at, end: joined.length, base }, true)];
    this.#wait(chain(null, joined.slice(at)), end === 0 ? 0 : end - at);
    return frames;
  }

  #wait(waiting: ByteChain | null, needed: number): void {
    if (needed > LONGEST) throw new Error('a packet is longer than anyone waits for');
    this.#waiting = waiting;
    this.#needed = needed;
  }
}

const frameOf = (
  bytes: Uint8Array,
  { at, end, base }: { at: number; end: number; base: number },
  isCut: boolean,
): Frame => ({
  type: packetType(bytes[at] ?? 0) ?? '',
  bytes: bytes.subarray(at, end),
  base: base + at,
  isCut,
});

/** Behind the packet that begins at `at`; 0 when its length is not there yet. @throws Error when it is no packet. */
function packetEnd(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  if (first === undefined) return 0;
  if (packetType(first) === undefined) throw new Error('no packet of MQTT begins there');
  let length = 0;
  for (let index = 1; index <= LENGTH_BYTES; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) return 0;
    length += (byte & 0x7f) * 2 ** (7 * (index - 1));
    if (byte < 0x80) return at + 1 + index + length;
  }
  throw new Error('a length has more than four bytes');
}

/** Whether the bytes are packets, from the first to the last, and too many for that to be chance. */
function isWhole(bytes: Uint8Array): boolean {
  if (bytes.length < TELLING) return false;
  try {
    let at = 0;
    while (at < bytes.length) {
      const end = packetEnd(bytes, at);
      if (end === 0) return false;
      at = end;
    }
    return at === bytes.length;
  } catch {
    return false; // it begins with no packet
  }
}
