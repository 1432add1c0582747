import { MOST_MISSES, nextMembers } from '../../decoders/compressed/gzip-members.ts';

export interface Inflated {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether there would be more: the limit was reached, or the compressed bytes end too early. */
  readonly isCut: boolean;
}

/** Bytes that are unpacked at most: a few packed ones can stand for any number. */
const INFLATED_LIMIT = 64 * 1024 * 1024;

/** Null when not even the first bytes can be unpacked. Of gzip, all members, one behind the other. */
export async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  format: CompressionFormat,
  limit = INFLATED_LIMIT,
): Promise<Inflated | null> {
  const parts: Uint8Array[] = [];
  let [start, misses] = [0, 0];
  let room = limit;
  for (const end of [...(format === 'gzip' ? nextMembers(packed) : []), packed.length]) {
    const isLast = end === packed.length;
    if (misses >= MOST_MISSES && !isLast) continue;
    const inflated = await inflateOne(packed.subarray(start, end), format, room);
    // Where it has not ended, what looked like the next member may be a part of this one.
    if (!isLast && inflated?.isCut !== false) {
      misses++;
      continue;
    }
    if (!inflated && start === 0) return null;
    if (inflated) parts.push(inflated.bytes);
    if (inflated?.isCut !== false) return { bytes: joined(parts), isCut: true };
    room -= inflated.bytes.length;
    start = end;
  }
  return { bytes: joined(parts), isCut: false };
}

async function inflateOne(
  packed: Uint8Array<ArrayBuffer>,
  format: CompressionFormat,
  limit: number,
): Promise<Inflated | null> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  try {
    while (!isWhole && length < limit) {
      const { done, value } = await reader.read();
      if (value) parts.push(value.subarray(0, limit - length));
      length += value?.length ?? 0;
      isWhole = done;
    }
  } catch {
    // A TypeError: damaged from here on, or its end is in another message. What came before is shown.
  }
  await reader.cancel().catch(() => undefined); // it fails with the error from above
  if (length === 0 && !isWhole) return null;
  return { bytes: joined(parts), isCut: !isWhole };
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
