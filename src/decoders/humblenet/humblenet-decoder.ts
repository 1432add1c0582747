import type { Way } from '../../protocol/from-page.ts';
import type { ByteFrames } from '../byte-frames.ts';
import type { Decoder, DecoderInput, DecodeStream, Field, Packet, PairKey } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { FlatTable } from '../flatbuffers/flat-table.ts';
import { valueText } from '../value-text.ts';
import { checksumOf } from './checksum.ts';
import { type FieldOf, MESSAGES } from './message-tables.ts';
import { type PeerFrame, peerFrameOf, peerFrames } from './peer-framing.ts';

/** The peer protocol of HumbleNet: a length, a checksum and a message of FlatBuffers, which may span messages. */
export const humbleNetDecoder: Decoder = { id: 'humblenet', start: () => new HumbleNetStream() };

class HumbleNetStream implements DecodeStream {
  #framing: Record<Way, ByteFrames> = { sent: peerFrames(), received: peerFrames() };

  fork(): HumbleNetStream {
    const fork = new HumbleNetStream();
    fork.#framing = { sent: this.#framing.sent.fork(), received: this.#framing.received.fork() };
    return fork;
  }

  skip(): void {
    this.#framing = { sent: peerFrames(), received: peerFrames() };
  }

  decode({ direction, payload }: DecoderInput): Packet[] {
    if (payload.opcode === 'text') throw new Error('HumbleNet is binary');
    if (payload.fullSize !== undefined) throw new Error('only the beginning of the message is here');
    const frames = this.#framing[direction].push(new Uint8Array(payload.data));
    return frames.map((frame) => packetOf(peerFrameOf(frame), direction));
  }
}

/** The fields of the outermost table. */
const [TYPE, CONTENT, REQUEST] = [0, 1, 2];

function packetOf({ bytes, at, checksum }: PeerFrame, direction: Way): Packet {
  const message = FlatTable.root(new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
  const table = MESSAGES[message.uint8(TYPE) ?? 0];
  const content = message.table(CONTENT);
  if (table === undefined || content === undefined) throw new Error('no message of HumbleNet');
  const { name } = table;
  const request = message.uint32(REQUEST);
  const inside = fieldsOf(content, table.fields, at);
  const isDamaged = checksumOf(bytes) !== checksum;
  const alias = inside.find((field) => field.name === 'alias')?.value;
  return {
    type: name,
    summary: isDamaged ? 'wrong checksum' : valueText(inside),
    isError: isDamaged || name.endsWith('Error') || name === 'P2PReject',
    ...keysOf(name, request, typeof alias === 'string' ? alias : '', direction),
    fields: () => [
      { name: 'message', value: name },
      { name: 'checksum', value: isDamaged ? `${hex(checksum)} is wrong` : hex(checksum) },
      ...(request === undefined ? [] : [{ name: 'request_id', value: request }]),
      { name: 'content', value: inside },
    ],
  };
}

const hex = (value: number): string => `0x${value.toString(16).padStart(8, '0')}`;

/** `base`: where the table's buffer begins in the message, negative in an earlier one. */
const fieldsOf = (table: FlatTable, fields: readonly FieldOf[], base: number): Field[] =>
  fields.flatMap(([name, form], index) => fieldOf(table, { name, form, index, base }));

interface Place {
  readonly name: string;
  readonly form: FieldOf[1];
  readonly index: number;
  readonly base: number;
}

function fieldOf(table: FlatTable, { name, form, index, base }: Place): Field[] {
  const start = table.placeOf(index);
  if (start === undefined) return [];
  const field = (value: Field['value'], from: number, to: number): Field[] =>
    base < 0 ? [{ name, value }] : [{ name, value, bytes: { start: from + base, end: to + base } }];
  if (form === 'uint8') return field(table.uint8(index) ?? 0, start, start + 1);
  if (form === 'uint32') return field(table.uint32(index) ?? 0, start, start + 4);
  if (form === 'text') {
    const found = table.text(index);
    return found ? field(found.text, found.bytes.start, found.bytes.end) : [];
  }
  if (form === 'data') {
    const found = table.data(index);
    return found ? field(found.data, found.bytes.start, found.bytes.end) : [];
  }
  const items = table.tables(index).map(
    (inner, item): Field => ({
      name: `${item}`,
      value: fieldsOf(inner, form.list, base),
    }),
  );
  return [{ name, value: items }];
}

const HELLO = 'hello';

/** A request has its number in its answer, but for a lookup, whose answer has only the alias. */
function keysOf(name: string, request: number | undefined, alias: string, direction: Way): Partial<Packet> {
  const asks = (id: string): { asks: PairKey } => ({ asks: { by: direction, id } });
  const answers = (id: string): { answers: PairKey } => ({ answers: { by: otherSide(direction), id } });
  switch (name) {
    case 'HelloServer':
      return asks(HELLO);
    case 'HelloClient':
      return answers(HELLO);
    case 'AliasLookup':
      return asks(`lookup ${alias}`);
    case 'AliasResolved':
      return answers(`lookup ${alias}`);
    case 'AliasRegister':
    case 'AliasUnregister':
      return asks(`request ${request ?? ''}`);
    default:
      return request === undefined ? {} : answers(`request ${request}`);
  }
}
