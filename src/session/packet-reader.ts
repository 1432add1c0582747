import type { Decoded } from '../decoders/decode-or-raw.ts';
import type { ConnectionDecoding, Mark } from './connection-decoding.ts';
import { KeptRows } from './kept-rows.ts';
import { decodeMessage, weightOf } from './row-decoding.ts';
import type { Session } from './session.ts';
import type { Message } from './session-event.ts';

/** By what the stream of a message is known: of WebTransport, each stream of a connection is one. */
export function streamKey(session: Session, { connection, channel }: Message): string {
  const isStream = channel !== undefined && session.connections.get(connection)?.api === 'WebTransport';
  return isStream ? `${connection} ${channel}` : connection;
}

/** A row, and the stream that it is of. */
interface Asked {
  readonly row: number;
  readonly key: string;
}

/** Decodes rows once more, from the last mark before them on, so that their packets need not be kept. */
export class PacketReader {
  readonly #session: Session;
  readonly #kept = new KeptRows();

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
    return this.#replay(mark, Math.min(end, decodedRows), { row, key: streamKey(this.#session, message) });
  }

  /** Keeps what it can of the whole segment: the neighbours of `row` are asked for next. */
  #replay(mark: Mark, end: number, { row, key }: Asked): Decoded | undefined {
    const stream = mark.stream.fork();
    let found: Decoded | undefined;
    for (let at = mark.row; at < end; at++) {
      const kind = this.#session.kindAt(at);
      if (kind === 'loss') stream.skip?.();
      const message = kind === 'sent' || kind === 'received' ? this.#session.messageAt(at) : undefined;
      if (!message || streamKey(this.#session, message) !== key) continue;
      const decoded = decodeMessage(mark.decoder, stream, message);
      if (at === row) found = decoded;
      this.#kept.keep(at, { decoded, weight: weightOf(decoded, message) }, at === row);
    }
    return found;
  }
}
