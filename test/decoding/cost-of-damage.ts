import { decodeOrRaw } from '../../src/decoders/decode-or-raw.ts';
import type { DecoderId, DecoderInput, DecodeStream, Packet } from '../../src/decoders/decoder.ts';
import { REGISTRY } from '../../src/decoders/registry.ts';
import type { Payload } from '../../src/protocol/payload.ts';
import type { DecodedRecording } from './decode-recording.ts';

/** Messages of a recording that are damaged, one at a time, and places in each. */
const DAMAGED = 12;

/** What can become of a payload on its way through a hostile page: cut at any place, or with any one unit changed. */
function* damaged(payload: Payload): Generator<Payload> {
  const length = payload.opcode === 'text' ? payload.data.length : payload.data.byteLength;
  const places = [0, 1, 2, 3, 4, 5, 6, 7, 8, Math.floor(length / 2), length - 2, length - 1];
  for (const at of new Set(places.filter((place) => place >= 0 && place < length))) {
    if (payload.opcode === 'text') {
      const { data } = payload;
      yield { opcode: 'text', data: data.slice(0, at) };
      yield {
        opcode: 'text',
        data: `${data.slice(0, at)}${String.fromCharCode(data.charCodeAt(at) ^ 1)}${data.slice(at + 1)}`,
      };
      yield { opcode: 'text', data: `${data.slice(0, at)}"${data.slice(at)}` };
    } else {
      yield { opcode: 'binary', data: payload.data.slice(0, at) };
      for (const bits of [0x01, 0x80, 0xff]) {
        const bytes = new Uint8Array(payload.data.slice(0));
        bytes[at] = (bytes[at] ?? 0) ^ bits;
        yield { opcode: 'binary', data: bytes.buffer };
      }
    }
  }
}

/**
 * Damages a recording in every way, one message at a time. Returns the most other messages that one damaged message
 * cost their right decoding, and reads every line and field, which must not raise either.
 */
export async function costOfDamage(decoder: DecoderId, { rows, facts }: DecodedRecording): Promise<number> {
  const { start } = await REGISTRY[decoder].load();
  const inputs: DecoderInput[] = rows.map(({ message: { direction, payload } }) => ({ direction, payload }));
  const decode = (stream: DecodeStream, input: DecoderInput) => {
    const decoded = decodeOrRaw(decoder, stream, input);
    if (decoded.kind === 'packets') decoded.packets.forEach(readPacket);
    return decoded.kind === 'raw' ? 'raw' : decoded.packets.map(({ type }) => type).join();
  };
  const from = (stream: DecodeStream, first: number) => inputs.slice(first).map((input) => decode(stream, input));
  const whole = from(start(facts), 0);
  const step = Math.ceil(inputs.length / DAMAGED);
  const before = start(facts);
  let most = 0;
  for (const [index, input] of inputs.entries()) {
    for (const payload of index % step === 0 ? damaged(input.payload) : []) {
      const stream = before.fork();
      decode(stream, { ...input, payload });
      const cost = from(stream, index + 1).filter((type, after) => type !== whole[index + 1 + after]).length;
      most = Math.max(most, cost);
    }
    decode(before, input);
  }
  return most;
}

/** As one that is shown. */
const readPacket = (packet: Packet): unknown => [packet.summary, packet.fields()];
