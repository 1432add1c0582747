import { isCount, isRecord } from './parsed.ts';
import type { Payload } from './payload.ts';

/**
 * A parcel: a command of the user whose payload is more than one message of a port may hold. It goes in parts, a few at a
 * time, and becomes one command again in front of the hook; see decision 27. Lengths are UTF-16 units of a text, bytes of
 * anything else.
 */

/** Name of the port that is opened in a document for one parcel. */
export const PARCEL_PORT = 'parcel';

/** Where the built script is that takes one, in the root of the extension. */
export const PARCEL_FILE = 'src/content/parcel.iife.js';

type Data = Payload['data'];

/** The command that a parcel becomes, without its payload: of the hook, or of the engine that holds an item. */
export type ParcelCommand = ParcelNames &
  ({ readonly type: 'send' | 'inject' } | { readonly type: 'release-edited'; readonly item: number });

interface ParcelNames {
  readonly commandId: string;
  readonly connectionId: string;
}

export interface ParcelBegin {
  readonly type: 'begin';
  readonly command: ParcelCommand;
  readonly opcode: Payload['opcode'];
  readonly length: number;
}

/** The panel, to whoever joins the parts. They come in order. */
export type ParcelStep =
  | ParcelBegin
  | { readonly type: 'part'; readonly data: Data }
  /** Nobody wants it any more. */
  | { readonly type: 'cancel' };

/**
 * Whoever joins the parts, to the panel. `taken`: all parts up to there are in one; at the whole length the command has
 * gone on. `no-room`: the page cannot hold it · `gone`: the document is not there any more · `failed`: anything else.
 */
export type ParcelNews =
  | { readonly type: 'taken'; readonly upTo: number }
  | { readonly type: 'failed'; readonly reason: ParcelFailure };

export type ParcelFailure = 'no-room' | 'gone' | 'failed';

/** One parcel's step, as it travels. Another attempt at the same command has another id. */
export interface ParcelMessage {
  readonly documentId: string;
  readonly parcelId: string;
  readonly step: ParcelStep;
}

const isFailure = (raw: unknown): raw is ParcelFailure => raw === 'no-room' || raw === 'gone' || raw === 'failed';

export const lengthOfData = (data: Data): number => (typeof data === 'string' ? data.length : data.byteLength);

export function parseParcelNews(raw: unknown): ParcelNews | undefined {
  if (!isRecord(raw)) return undefined;
  const { reason, type, upTo } = raw;
  if (type === 'taken') return isCount(upTo) ? { type, upTo } : undefined;
  return type === 'failed' && isFailure(reason) ? { type, reason } : undefined;
}
