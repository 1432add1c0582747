/** Bytes that are read between two signs of life. */
const SLICE = 16 * 1024 * 1024;

interface Reading {
  readonly signal: AbortSignal;
  /** Hears the part that has been read, 0 to 1. */
  readonly onProgress: (part: number) => void;
}

/**
 * The bytes of a file; null when it was given up.
 * @throws RangeError when there is no room for them, DOMException when the file cannot be read.
 */
export async function readFile(file: Blob, { onProgress, signal }: Reading): Promise<ArrayBuffer | null> {
  const bytes = new Uint8Array(file.size);
  for (let from = 0; from < file.size; from += SLICE) {
    bytes.set(new Uint8Array(await file.slice(from, from + SLICE).arrayBuffer()), from);
    if (signal.aborted) return null;
    onProgress(Math.min(from + SLICE, file.size) / file.size);
  }
  return bytes.buffer;
}
