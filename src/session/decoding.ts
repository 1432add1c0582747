import type { Decoded } from '../decoders/decode-or-raw.ts';
import type { DecoderId, Packet, Patience } from '../decoders/decoder.ts';
import type { Choice } from '../decoders/detect.ts';
import { ConnectionDecoding } from './connection-decoding.ts';
import { DecoderChoice, NOTHING_YET, type Registry } from './decoder-choice.ts';
import type { DecoderPresets } from './decoder-presets.ts';
import type { LoadedDecoders } from './loaded-decoders.ts';
import { ASKS, FIRST_ANSWER, MEMBER, MeaningColumns, ORPHAN, REPEATED } from './meaning-columns.ts';
import { PacketReader, streamKey } from './packet-reader.ts';
import { decodeMessage, flagsOf, inputOf, typeOf, weightOf } from './row-decoding.ts';
import type { Session } from './session.ts';
import type { Message } from './session-event.ts';

const EMPTY: Decoded = { kind: 'raw', payload: { opcode: 'text', data: '' } };

/** The decoding of one generation of a session, as far as it has come. */
export class Decoding {
  readonly generation: number;
  readonly columns = new MeaningColumns();
  readonly #session: Session;
  readonly #registry: Registry;
  readonly #presets: DecoderPresets;
  readonly #loaded: LoadedDecoders;
  readonly #reader: PacketReader;
  /** By connection, and of WebTransport by stream. */
  readonly #streams = new Map<string, ConnectionDecoding>();
  /** The first stream of each connection speaks for it. */
  readonly #choices = new Map<string, DecoderChoice>();
  /** Steps when rows that are decoded have come to mean something else. */
  edition = 0;
  /** Its rows so far are to be decoded by another decoder, before anything else. */
  #wrong: ConnectionDecoding | null = null;

  constructor(session: Session, registry: Registry, loaded: LoadedDecoders, presets: DecoderPresets) {
    this.generation = session.generation;
    this.#session = session;
    this.#registry = registry;
    this.#presets = presets;
    this.#loaded = loaded;
    this.#reader = new PacketReader(session);
  }

  /** Rows that are decoded. */
  get length(): number {
    return this.columns.length;
  }

  /** Whether nothing is to be done before the next row. */
  get isIdle(): boolean {
    return this.#wrong === null;
  }

  /** Goes on for about so many rows and bytes of payload. Returns the decoder that must be loaded first, or null. */
  decode(rows: number, bytes: number): DecoderId | null {
    const last = Math.min(this.#session.rowCount, this.length + rows);
    for (let size = 0; size < bytes && (this.#wrong || this.length < last); ) {
      const missing = this.#wrong ? this.#mend(this.#wrong) : this.#next(this.length);
      if (missing) return missing;
      size += this.#session.sizeAt(this.length - 1);
    }
    return null;
  }

  packetsAt(row: number): Decoded {
    const message = this.#session.messageAt(row);
    if (!message) return EMPTY;
    const stream = row < this.length ? this.#streams.get(streamKey(this.#session, message)) : undefined;
    return (stream && this.#reader.read(row, stream, this.length)) ?? { kind: 'raw', payload: message.payload };
  }

  /** Whether no later message can make another decoder decode it anew. */
  isSettledAt(row: number): boolean {
    const message = this.#session.messageAt(row);
    const stream = message && this.#streams.get(streamKey(this.#session, message));
    if (!message || !stream || row >= this.length) return row < this.length;
    const state = this.#session.connections.get(message.connection)?.state;
    return stream.firstRows === null || state === 'closed' || state === 'gone';
  }

  /** The payload of a decoded row has become whole. It keeps its partner. */
  again(row: number): void {
    this.#reader.forget();
    const message = this.#session.messageAt(row);
    if (!message) return;
    const decoded = this.packetsAt(row);
    this.columns.rename(row, typeOf(decoded, message.payload), flagsOf(decoded));
  }

  choiceOf(connection: string): Choice {
    const known = this.#choices.get(connection)?.current;
    return known ?? this.#presets.of(connection, this.#session.connections.get(connection)?.url ?? '') ?? NOTHING_YET;
  }

  /** How long the sides of a connection wait for each other, as far as it is decoded. */
  patienceOf(connection: string): readonly Patience[] {
    return this.#streams.get(connection)?.stream?.patience ?? [];
  }

  #next(row: number): DecoderId | null {
    const message = this.#session.messageAt(row);
    if (!message) {
      if (this.#session.kindAt(row) === 'loss') for (const { stream } of this.#streams.values()) stream?.skip?.();
      this.columns.push('', 0);
      return null;
    }
    const stream = this.#streamOf(message);
    stream.choice.look(inputOf(message));
    const missing = this.#begin(stream, row);
    if (missing) return missing;
    this.columns.push('', 0);
    this.#decode(stream, row, message);
    return null;
  }

  /** Decodes the rows of a stream whose decoder was proved wrong with the one that is chosen now. */
  #mend(stream: ConnectionDecoding): DecoderId | null {
    this.#wrong = null;
    const missing = this.#begin(stream, this.length);
    if (missing) this.#wrong = stream;
    return missing;
  }

  /** Sees to it that the stream has the decoder that is chosen; its first rows are then decoded by it as well. */
  #begin(stream: ConnectionDecoding, row: number): DecoderId | null {
    if (!stream.isSwitched) return null;
    const { decoder: id } = stream.choice.current;
    const decoder = this.#loaded.get(id);
    if (!decoder) return id;
    this.#reader.forget();
    for (const again of stream.begin(decoder, row)) {
      const message = this.#session.messageAt(again);
      if (again < this.length) this.edition++;
      if (message) this.#decode(stream, again, message);
    }
    return null;
  }

  #decode(connection: ConnectionDecoding, row: number, message: Message): void {
    const { stream, decoder } = connection;
    if (!stream || !decoder) return;
    connection.pass(row);
    const decoded = decodeMessage(decoder, stream, message);
    connection.weigh(weightOf(decoded, message));
    this.columns.set(row, typeOf(decoded, message.payload), flagsOf(decoded));
    if (decoded.kind === 'packets') for (const packet of decoded.packets) this.#pair(connection, packet, row);
    if (connection.isSwitched || !connection.choice.judge(decoded.kind === 'raw')) return;
    // Where the rows are many, the decoder that comes after holds from the next one on.
    const proof = connection.firstRows ?? [row];
    connection.choice.chooseAgain(proof.flatMap((first) => this.#session.messageAt(first) ?? []).map(inputOf));
    if (connection.firstRows) this.#wrong = connection;
  }

  #pair(connection: ConnectionDecoding, packet: Packet, row: number): void {
    const { partner, isAnswer, isFirst, hasAsked, isRepeated, isOrphan } = connection.pairing.meet(packet, row);
    if (hasAsked) this.columns.mark(row, ASKS);
    if (isRepeated) this.columns.mark(row, REPEATED);
    if (isOrphan) this.columns.mark(row, ORPHAN);
    if (partner === undefined) return;
    if (this.columns.partnerOf(row) < 0) {
      this.columns.pair(row, partner);
      if (!isAnswer) this.columns.mark(row, MEMBER);
    }
    if (isFirst && this.columns.partnerOf(row) === partner) this.columns.mark(row, FIRST_ANSWER);
    // The reply to a message says more than the stream that it is of.
    const isTaken = this.columns.partnerOf(partner) >= 0 && !this.columns.has(partner, MEMBER);
    if (!isAnswer || isTaken) return;
    this.columns.unmark(partner, MEMBER);
    this.columns.pair(partner, row);
  }

  #streamOf(message: Message): ConnectionDecoding {
    const key = streamKey(this.#session, message);
    const known = this.#streams.get(key);
    if (known) return known;
    const { url = '', subprotocol = '', api = 'WebSocket' } = this.#session.connections.get(message.connection) ?? {};
    const schema = this.#presets.schemaFor(url, subprotocol);
    const asyncapi = this.#presets.asyncApiFor(message.connection, url);
    const facts = { url, subprotocol, api, ...(schema ? { schema } : {}), ...(asyncapi ? { asyncapi } : {}) };
    const choice = new DecoderChoice(this.#registry, facts, this.#presets.of(message.connection, url));
    const added = new ConnectionDecoding(facts, choice);
    this.#streams.set(key, added);
    if (!this.#choices.has(message.connection)) this.#choices.set(message.connection, choice);
    return added;
  }
}
