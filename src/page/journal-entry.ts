import type * as Protocol from '../protocol/from-page.ts';
import type { Payload, UnreadPayload } from '../protocol/payload.ts';
import type { ConnectionRecord } from './connection-record.ts';
import { lengthOf, preview } from './payload-parts.ts';
import { utf8Length } from './utf8-length.ts';

export type HookPayload = Payload | UnreadPayload;
export type Report = Protocol.FromPage<HookPayload>;
export type Envelope = Protocol.Envelope<HookPayload>;

/** Payload bytes of a message on the wire, or the text whose bytes are: counting takes time and only some ask. */
export type Size = number | string;

/**
 * One report in the list. A loss entry stands for what was evicted at its place. It becomes an envelope when it is
 * taken, not before: while nobody listens, what is kept of each message is what `send` costs the page.
 */
export interface Entry {
  seq: number;
  /** In `ticks`. */
  at: number;
  readonly connection: ConnectionRecord | null;
  body: Report;
  /** Null for what is no message. */
  size: Size | null;
  /** What the entry holds in memory, roughly, in bytes; of a big payload its beginning is counted alone. */
  readonly cost: number;
  loss: Loss | null;
  next: Entry | null;
}

export interface Loss {
  since: number;
  /** Linked, newest first; as many as `count`. */
  first: LossOf | null;
  count: number;
  messages: number;
  bytes: number;
}

export interface LossOf {
  readonly connection: ConnectionRecord;
  messages: number;
  bytes: number;
  readonly next: LossOf | null;
}

/** Payload bytes on the wire. */
export const sizeOf = (size: Size): number => (typeof size === 'number' ? size : utf8Length(size));

/** What the entry's message holds, or what a rule or the user made of one; undefined for what has no payload. */
export const payloadOf = ({ body }: Pick<Entry, 'body'>): HookPayload | undefined =>
  body.type === 'sent' || body.type === 'received' || body.type === 'verdict' ? body.payload : undefined;

/** The report with only the beginning of its payload. Counts the bytes of a message once. */
export function cutBody(entry: Entry, payload: HookPayload): Report {
  const { data } = payload;
  const fullSize = sizeOf(entry.size ?? (typeof data === 'string' ? data : lengthOf(data)));
  if (entry.size !== null) entry.size = fullSize;
  return { ...entry.body, payload: preview(payload, fullSize) } as Report;
}
