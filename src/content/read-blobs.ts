import { isBlob } from '../protocol/parsed.ts';
import type { UnreadPayload } from '../protocol/payload.ts';

interface Unread {
  readonly body: { readonly payload: UnreadPayload };
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
 * promises, which a page can watch.
 */
export function readBlobs(batch: readonly unknown[]): Promise<unknown[]> {
  return Promise.all(batch.map((envelope) => (isUnread(envelope) ? read(envelope) : envelope)));
}

/** The same at once, for a document that has no time to read: every Blob becomes an empty payload. */
export function withoutBlobs(batch: readonly unknown[]): unknown[] {
  return batch.map((envelope) =>
    isUnread(envelope) ? withPayload(envelope, payloadOf(envelope.body.payload)) : envelope,
  );
}

async function read(envelope: Unread): Promise<unknown> {
  return withPayload(envelope, await readPayload(envelope.body.payload));
}

/** A Blob that cannot be read, such as a file that has changed on disk, becomes an empty payload with its true size. */
export async function readPayload(payload: UnreadPayload): Promise<unknown> {
  return payloadOf(payload, await payload.data.arrayBuffer().catch(() => undefined));
}

const payloadOf = ({ data, fullSize }: UnreadPayload, bytes?: ArrayBuffer) => ({
  opcode: 'binary',
  data: bytes ?? new ArrayBuffer(0),
  fullSize: bytes ? fullSize : (fullSize ?? data.size),
});

const withPayload = (envelope: Unread, payload: unknown) => ({ ...envelope, body: { ...envelope.body, payload } });
