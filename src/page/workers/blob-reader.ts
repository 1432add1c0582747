import type { Payload, UnreadPayload } from '../../protocol/payload.ts';
import { getter, listen, uncurry } from '../builtins.ts';
import type { HookPayload } from '../journal-entry.ts';

const ReaderOf = FileReader;
const readBuffer = uncurry(FileReader.prototype.readAsArrayBuffer);
const resultOf = getter(FileReader.prototype, 'result');
const sizeOf = getter(Blob.prototype, 'size');
const EMPTY = new ArrayBuffer(0);

/** What a message, or what waits at a gate, may have. */
interface Body {
  readonly type: string;
  readonly payload?: HookPayload;
}

/** The payload of a message whose bytes nobody has read yet; undefined for everything else. */
export function unreadOf(body: Body): UnreadPayload | undefined {
  const payload = body.type === 'sent' || body.type === 'received' ? body.payload : undefined;
  return payload?.opcode === 'binary' && isBlob(payload.data) ? (payload as UnreadPayload) : undefined;
}

/**
 * Reads the bytes, later, and calls `done` with the payload that has them. Not through promises, which a worker can
 * watch. A Blob that cannot be read becomes an empty payload with its true size.
 */
export function readUnread({ data, fullSize }: UnreadPayload, done: (read: Payload) => void): void {
  readBlob(data, (bytes) => {
    const size = bytes ? fullSize : (fullSize ?? sizeOf(data));
    done({ opcode: 'binary', data: bytes || EMPTY, ...(size === undefined ? {} : { fullSize: size }) });
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
