import { isBlob, isRecord } from '../protocol/parsed.ts';

type Unread = Record<string, unknown> & { body: Record<string, unknown> & { payload: Record<string, unknown> } };

function isUnread(envelope: unknown): envelope is Unread {
  return (
    isRecord(envelope) &&
    isRecord(envelope.body) &&
    isRecord(envelope.body.payload) &&
    isBlob(envelope.body.payload.data)
  );
}

/** Whether any message of the batch still is a Blob. */
export function hasUnread(batch: readonly unknown[]): boolean {
  return batch.some(isUnread);
}

/**
 * The batch with the bytes of every Blob in its place. Read here and not in the hook, because reading runs through
 * promises, which a page can watch. A Blob that cannot be read becomes an empty payload with its true size.
 */
export async function readBlobs(batch: readonly unknown[]): Promise<unknown[]> {
  return Promise.all(batch.map((envelope) => (isUnread(envelope) ? read(envelope) : envelope)));
}

/** The same at once, for a document that has no time to read: every Blob becomes an empty payload. */
export function withoutBlobs(batch: readonly unknown[]): unknown[] {
  return batch.map((envelope) => (isUnread(envelope) ? withData(envelope, new ArrayBuffer(0), true) : envelope));
}

async function read(envelope: Unread): Promise<unknown> {
  try {
    return withData(envelope, await blobOf(envelope).arrayBuffer(), false);
  } catch {
    return withData(envelope, new ArrayBuffer(0), true); // such as a file that has changed on disk
  }
}

const blobOf = ({ body }: Unread): Blob => body.payload.data as Blob;

function withData(envelope: Unread, data: ArrayBuffer, truncated: boolean): unknown {
  const { body } = envelope;
  const fullSize = truncated ? (body.payload.fullSize ?? blobOf(envelope).size) : body.payload.fullSize;
  const payload = { opcode: 'binary', data, ...(fullSize === undefined ? {} : { fullSize }) };
  return { ...envelope, body: { ...body, payload } };
}
