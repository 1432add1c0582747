import { expect } from 'vitest';
import type { Decoder } from '../../src/decoders/decoder.ts';
import { decodeRecording } from './decode-recording.ts';

/** The packets that a recording has received come however its bytes are cut into messages, or joined in one. */
export async function expectAnyCut(decoder: Decoder, recording: string): Promise<void> {
  const { rows, facts } = await decodeRecording(recording);
  const received = rows.filter(({ direction }) => direction === 'received');
  const bytes = received.flatMap(({ message: { payload } }) => [...new Uint8Array(payload.data as ArrayBuffer)]);
  const typesOf = (size: number) => {
    const stream = decoder.start(facts);
    const types: string[] = [];
    for (let at = 0; at < bytes.length; at += size) {
      const data = new Uint8Array(bytes.slice(at, at + size)).buffer;
      const packets = stream.decode({ direction: 'received', payload: { opcode: 'binary', data } });
      types.push(...packets.map(({ type }) => type));
    }
    return types;
  };
  const expected = received.flatMap(({ packets }) => packets.map(({ type }) => type));
  for (const size of [1, 2, 3, 50, bytes.length]) expect(typesOf(size)).toEqual(expected);
}
