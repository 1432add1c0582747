import type { Decoder, DecoderInput, Packet } from '../decoder.ts';
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
  const fields = guessFields(FlatTable.root(view));
  const identifier = fileIdentifier(data);
  return [
    {
      type: identifier ?? 'FlatBuffers',
      summary: valueText(fields),
      fields: () => [
        { name: 'root', value: view.getUint32(0, true), bytes: { start: 0, end: 4 } },
        ...(identifier === undefined ? [] : [{ name: 'identifier', value: identifier, bytes: { start: 4, end: 8 } }]),
        { name: 'table', value: fields },
      ],
    },
  ];
});
