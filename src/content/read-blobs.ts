import { isBlob } from '../protocol/parsed.ts';

interface Unread {
  readonly body: { readonly payload: { readonly data: Blob; readonly fullSize?: number } };
}

function isUnread(envelope: unknown): envelope is Unread {
  return isBlob((envelope as Partial<Unread> | null)?.body?.payload?.data);
}

/** Whether any message of the batch still is a Blob. */
export function hasUnread(batch: readonly unknown[]): boolean {
  return batch.some(isUnread);
}

/**
 * The batch with the bytes of every Blob in its place. Read here and not in the hook, because reading runs through
 * promises, which a page can watch. A Blob that cannot be read becomes an empty payload with its true size.
 */
export function readBlobs(batch: readonly unknown[]): Promise<unknown[]> {
  return Promise.all(batch.map((envelope) => (isUnread(envelope) ? read(envelope) : envelope)));
}

/** The same at once, for a document that has no time to read: every Blob becomes an empty payload. */
export function withoutBlobs(batch: readonly unknown[]): unknown[] {
  return batch.map((envelope) => (isUnread(envelope) ? withData(envelope) : envelope));
}

async function read(envelope: Unread): Promise<unknown> {
  try {
    return withData(envelope, await envelope.body.payload.data.arrayBuffer());
  } catch {
    return withData(envelope); // such as a file that has changed on disk
  }
}

function withData(envelope: Unread, bytes?: ArrayBuffer): unknown {
  const { body } = envelope;
  const { data, fullSize = bytes ? undefined : data.size } = body.payload;
  return { ...envelope, body: { ...body, payload: { opcode: 'binary', data: bytes ?? new ArrayBuffer(0), fullSize } } };
}
