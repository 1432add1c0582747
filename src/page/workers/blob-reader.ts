import type { UnreadPayload } from '../../protocol/payload.ts';
import { getter, listen, uncurry } from '../builtins.ts';
import type { Envelope } from '../journal-entry.ts';

const ReaderOf = FileReader;
const readBuffer = uncurry(FileReader.prototype.readAsArrayBuffer);
const resultOf = getter(FileReader.prototype, 'result');
const sizeOf = getter(Blob.prototype, 'size');
const EMPTY = new ArrayBuffer(0);

/** The payload of a message whose bytes nobody has read yet; undefined for every other envelope. */
export function unreadOf({ body }: Envelope): UnreadPayload | undefined {
  if (body.type !== 'sent' && body.type !== 'received') return undefined;
  const { payload } = body;
  return payload.opcode === 'binary' && isBlob(payload.data) ? (payload as UnreadPayload) : undefined;
}

/**
 * Reads the bytes, later, and calls `done` with the envelope that has them. Not through promises, which a worker can
 * watch. A Blob that cannot be read becomes an empty payload with its true size.
 */
export function readUnread(
  envelope: Envelope,
  { data, fullSize }: UnreadPayload,
  done: (read: Envelope) => void,
): void {
  readBlob(data, (bytes) => {
    const size = bytes ? fullSize : (fullSize ?? sizeOf(data));
    const payload = { opcode: 'binary', data: bytes || EMPTY, ...(size === undefined ? {} : { fullSize: size }) };
    done({ ...envelope, body: { ...envelope.body, payload } as Envelope['body'] });
  });
}

/** Null when it cannot be read, such as a file that has changed on disk. */
export function readBlob(blob: Blob, done: (bytes: ArrayBuffer | null) => void): void {
  const reader = new ReaderOf();
  listen(reader, 'loadend', () => done(resultOf(reader) as ArrayBuffer | null));
  readBuffer(reader, blob);
}

export function isBlob(data: unknown): data is Blob {
  try {
    sizeOf(data);
    return true;
  } catch {
    return false;
  }
}
