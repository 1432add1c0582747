import type { ConnectionFacts, Decoder, DecoderInput, DecodeStream, Packet } from '../decoder.ts';
import { jsonMessage } from '../json/json-message.ts';
import { type JsonReader, textOf } from '../json/json-reader.ts';
import { ProtobufStream } from '../protobuf/protobuf-stream.ts';
import { rawPacket } from '../raw/raw-packet.ts';
import { valueText } from '../value-text.ts';
import { readLayout } from './read-layout.ts';
import type { BinaryLayout, Pointer, Roles, SchemaDocument } from './schema-document.ts';
import { schemaPacket } from './schema-packet.ts';

/** The user's own protocol, as a document describes it: each message is one packet. */
export const schemaDecoder: Decoder = { id: 'schema', start };

function start({ schema }: ConnectionFacts): DecodeStream {
  return new SchemaStream(schema, schema?.protobuf ? new ProtobufStream(schema.protobuf) : null);
}

class SchemaStream implements DecodeStream {
  readonly #schema: SchemaDocument | undefined;
  readonly #protobuf: ProtobufStream | null;

  constructor(schema: SchemaDocument | undefined, protobuf: ProtobufStream | null) {
    this.#schema = schema;
    this.#protobuf = protobuf;
  }

  decode(input: DecoderInput): readonly Packet[] {
    const schema = this.#schema;
    if (!schema) throw new Error('no schema that is loaded is for this connection');
    if (input.payload.opcode === 'text')
      return schema.json ? [jsonPacket(input, schema.json)] : [rawPacket(input.payload)];
    if (this.#protobuf) return this.#protobuf.decode(input);
    return schema.binary ? [binaryPacket(input, schema.binary)] : [rawPacket(input.payload)];
  }

  fork(): SchemaStream {
    const protobuf = this.#protobuf?.fork() ?? null;
    return protobuf === this.#protobuf ? this : new SchemaStream(this.#schema, protobuf);
  }

  skip(): void {
    this.#protobuf?.skip();
  }
}

function jsonPacket(input: DecoderInput, roles: Roles): Packet {
  const reader = jsonMessage(input);
  const json = String(input.payload.data);
  return schemaPacket({
    roles,
    textsAt: (pointer) => textsIn(reader, pointer),
    direction: input.direction,
    otherwise: 'JSON',
    fields: () => [{ name: '', value: { json } }],
  });
}

function textsIn(outermost: JsonReader, pointer: Pointer): string[] | undefined {
  let reader: JsonReader | undefined = outermost;
  for (const part of pointer.slice(0, -1)) reader = reader?.inside(keyIn(reader, part));
  const source = reader?.source(keyIn(reader, pointer.at(-1) ?? ''));
  if (source === undefined) return undefined;
  return [source.startsWith('"') ? textOf(source) : source];
}

const keyIn = ({ kind }: JsonReader, part: string): string | number =>
  kind === 'array' ? (/^\d{1,9}$/.test(part) ? Number(part) : -1) : part;

function binaryPacket({ direction, payload }: DecoderInput, layout: BinaryLayout): Packet {
  if (payload.opcode === 'text') throw new Error('a text is not laid out in bytes');
  const { fields, texts } = readLayout(layout.fields, new Uint8Array(payload.data));
  const packet = schemaPacket({
    roles: layout,
    textsAt: ([name = '', ...rest]) => (rest.length === 0 ? texts.get(name) : undefined),
    direction,
    otherwise: 'binary',
    fields: () => fields,
  });
  return { ...packet, summary: valueText(fields) };
}
