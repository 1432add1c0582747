import type { Decoder, DecoderInput, Field, Packet } from '../decoder.ts';
import { LazyPacket } from '../lazy-packet.ts';
import { rawPacket } from '../raw/raw-packet.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { valueText } from '../value-text.ts';
import { fileIdentifier } from './detect-flatbuffers.ts';
import { FlatTable } from './flat-table.ts';
import { guessFields } from './guess-fields.ts';

/** Binary messages that are a buffer of FlatBuffers, as far as it can be read without its schema. */
export const flatBuffersDecoder: Decoder = statelessDecoder('flatbuffers', ({ payload }: DecoderInput): Packet[] => {
  if (payload.opcode === 'text' || payload.data.byteLength === 0) return [rawPacket(payload)];
  const { data } = payload;
  const view = new DataView(data);
  const root = FlatTable.root(view);
  const identifier = fileIdentifier(data);
  let guessed: readonly Field[] | undefined;
  const table = (): readonly Field[] => {
    guessed ??= guessFields(root); // once, as a hostile table can cost much, and uses up what it may cost
    return guessed;
  };
  return [
    new LazyPacket(
      { type: identifier ?? 'FlatBuffers' },
      {
        summary: () => valueText(table()),
        fields: () => [
          { name: 'root', value: view.getUint32(0, true), bytes: { start: 0, end: 4 } },
          ...(identifier === undefined ? [] : [{ name: 'identifier', value: identifier, bytes: { start: 4, end: 8 } }]),
          { name: 'table', value: table() },
        ],
      },
    ),
  ];
});
