export interface Inflated {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether there would be more: the limit was reached, or the compressed bytes end too early. */
  readonly isCut: boolean;
}

/** Bytes that are unpacked at most: a few packed ones can stand for any number. */
const INFLATED_LIMIT = 64 * 1024 * 1024;

/** Null when not even the first bytes can be unpacked. */
export async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  format: CompressionFormat,
  limit = INFLATED_LIMIT,
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
