import type { Payload } from '../../protocol/payload.ts';
import { type Random, randomBelow } from '../random.ts';

const encoder = new TextEncoder();

/** Characters that a text is damaged with: each other than the last, none that JSON or XML could do without notice. */
const CHARACTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789{}[]<>"\\,:;#%?~';

/** The payload with so many of its bytes changed, or, because a text stays one, of its characters. */
export function corrupted(payload: Payload, bytes: number, random: Random): Payload {
  return payload.opcode === 'text'
    ? { opcode: 'text', data: withOtherCharacters(payload.data, bytes, random) }
    : { opcode: 'binary', data: withOtherBytes(payload.data, bytes, random) };
}

function withOtherBytes(data: ArrayBuffer, count: number, random: Random): ArrayBuffer {
  const bytes = new Uint8Array(data.slice(0));
  for (const at of placesIn(bytes.length, count, random)) bytes[at] = (bytes[at] ?? 0) ^ (1 + randomBelow(random, 255));
  return bytes.buffer;
}

/** Whole characters, so that no half of one is left. */
function withOtherCharacters(text: string, count: number, random: Random): string {
  const characters = [...text];
  for (const at of placesIn(characters.length, count, random)) characters[at] = otherThan(characters[at], random);
  return characters.join('');
}

function otherThan(character: string | undefined, random: Random): string {
  const at = randomBelow(random, CHARACTERS.length);
  const other = CHARACTERS.charAt(at);
  return other === character ? CHARACTERS.charAt((at + 1) % CHARACTERS.length) : other;
}

/** Different ones, at most as many as there are. */
function placesIn(length: number, count: number, random: Random): ReadonlySet<number> {
  const places = new Set<number>();
  const wanted = Math.min(length, count);
  if (wanted === length) return new Set(Array.from({ length }, (_, index) => index));
  while (places.size < wanted) places.add(randomBelow(random, length));
  return places;
}

/** The first so many bytes of it; of a text, no half of a character. */
export function truncated(payload: Payload, bytes: number): Payload {
  if (payload.opcode === 'binary') return { opcode: 'binary', data: payload.data.slice(0, bytes) };
  const { read } = encoder.encodeInto(payload.data, new Uint8Array(Math.min(bytes, payload.data.length * 3)));
  return { opcode: 'text', data: payload.data.slice(0, read) };
}
