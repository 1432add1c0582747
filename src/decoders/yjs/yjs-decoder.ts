import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecoderInput, Packet } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { FieldReader } from '../field-reader.ts';
import { isJson, jsonField } from '../json/json-reader.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { utf8Text } from '../utf8-text.ts';
import { shortened } from '../value-text.ts';

/** https://github.com/yjs/y-protocols/blob/master/PROTOCOL.md, as y-websocket sends it: one message each. */
export const yjsDecoder: Decoder = statelessDecoder('yjs', decode);

const SYNC = ['sync step 1', 'sync step 2', 'update'] as const;
/** Numbers have 53 bits at most. */
const NUMBER = 8;

function decode({ direction, payload: { opcode, data, fullSize } }: DecoderInput): Packet[] {
  if (opcode === 'text') throw new Error('Yjs is binary');
  const reader = new FieldReader(new Uint8Array(data));
  const packet = read(reader, direction, fullSize !== undefined);
  if (reader.left > 0) throw new Error('something is behind the message');
  return [{ ...packet, fields: () => reader.fields }];
}

function read(reader: FieldReader, direction: Way, isCut: boolean): Omit<Packet, 'fields'> {
  switch (reader.varint('message', NUMBER)) {
    case 0:
      return readSync(reader, direction, isCut);
    case 1:
      return readAwareness(reader, isCut);
    case 2: {
      reader.varint('permission', NUMBER);
      const reason = text(reader, 'reason');
      return { type: 'auth', summary: shortened(reason), isError: true };
    }
    case 3:
      return { type: 'query awareness' };
    default:
      throw new Error('no message of Yjs');
  }
}

/** Who sends its state asks for what it has not: step 2 is the answer. */
function readSync(reader: FieldReader, direction: Way, isCut: boolean): Omit<Packet, 'fields'> {
  const type = SYNC[reader.varint('step', NUMBER)];
  if (type === undefined) throw new Error('no step of the sync of Yjs');
  const size = reader.varint('size', NUMBER);
  if (isCut) reader.rest('data');
  else {
    const from = reader.at;
    reader.add('data', reader.take(size), from);
  }
  const keys =
    type === 'sync step 1'
      ? { asks: { by: direction, id: 'sync' } }
      : type === 'sync step 2'
        ? { answers: { by: otherSide(direction), id: 'sync' } }
        : {};
  return { type, summary: `${size} B`, ...keys };
}

function readAwareness(reader: FieldReader, isCut: boolean): Omit<Packet, 'fields'> {
  const size = reader.varint('size', NUMBER);
  if (size !== reader.left && !isCut) throw new Error('awareness has another length than it says');
  const states: string[] = [];
  const count = reader.varint('clients', NUMBER);
  for (let index = 0; index < count; index++) {
    reader.group(`client ${index}`, () => {
      reader.varint('id', NUMBER);
      reader.varint('clock', NUMBER);
      states.push(text(reader, 'state'));
    });
  }
  return { type: 'awareness', summary: shortened(states.join(' ')) };
}

/** A text behind its length. */
function text(reader: FieldReader, name: string): string {
  const from = reader.at;
  const found = utf8Text(reader.take(reader.varint(`${name} size`, NUMBER)));
  reader.add(name, isJson(found) ? jsonField(name, found).value : found, from);
  return found;
}
