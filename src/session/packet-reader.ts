import type { Decoded } from '../decoders/decode-or-raw.ts';
import type { ConnectionDecoding, Mark } from './connection-decoding.ts';
import { decodeMessage } from './row-decoding.ts';
import type { Session } from './session.ts';
import type { Message } from './session-event.ts';

/** Decoded rows that are kept: more than a screen shows. */
const KEPT = 1_024;

/** By what the stream of a message is known: of WebTransport, each stream of a connection is one. */
export function streamKey(session: Session, { connection, channel }: Message): string {
  const isStream = channel !== undefined && session.connections.get(connection)?.api === 'WebTransport';
  return isStream ? `${connection} ${channel}` : connection;
}

/** Decodes rows once more, from the last mark before them on, so that their packets need not be kept. */
export class PacketReader {
  readonly #session: Session;
  readonly #kept = new Map<number, Decoded>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** For rows that were decoded anew. */
  forget(): void {
    this.#kept.clear();
  }

  /** `decodedRows`: the rows below it have been decoded once, and `row` is one of them. */
  read(row: number, decoding: ConnectionDecoding, decodedRows: number): Decoded | undefined {
    const known = this.#kept.get(row);
    const message = this.#session.messageAt(row);
    const { mark, end = decodedRows } = decoding.segmentOf(row);
    if (known || !message || !mark) return known;
    const stream = mark.stream.fork();
    if (stream === mark.stream) return decodeMessage(mark.decoder, stream, message);
    if (this.#kept.size > KEPT) this.forget();
    this.#replay(mark, Math.min(end, decodedRows), streamKey(this.#session, message));
    return this.#kept.get(row);
  }

  /** Keeps the whole segment: its neighbours are asked for next. */
  #replay(mark: Mark, end: number, key: string): void {
    const stream = mark.stream.fork();
    for (let row = mark.row; row < end; row++) {
      const kind = this.#session.kindAt(row);
      if (kind === 'loss') stream.skip?.();
      const message = kind === 'sent' || kind === 'received' ? this.#session.messageAt(row) : undefined;
      if (message && streamKey(this.#session, message) === key) {
        this.#kept.set(row, decodeMessage(mark.decoder, stream, message));
      }
    }
  }
}
