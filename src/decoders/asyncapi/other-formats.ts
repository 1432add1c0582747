import type { DecoderId, DecoderInput, DecodeStream, Packet } from '../decoder.ts';
import { rawPacket } from '../raw/raw-packet.ts';
import type { Candidate } from './asyncapi-document.ts';
import { formatOf, isJsonType } from './content-formats.ts';

/**
 * What the decoder of its format makes of a message that is no JSON, named after the document where only one message of
 * this direction has that format. Undefined when none has another format than JSON.
 */
export function otherFormatPackets(
  input: DecoderInput,
  candidates: readonly Candidate[],
  formats: ReadonlyMap<DecoderId, DecodeStream>,
): readonly Packet[] | undefined {
  const others = candidates.filter(({ message }) => !isJsonType(message.contentType));
  const [first] = others;
  if (!first) return undefined;
  const { contentType } = first.message;
  const alike = others.filter(({ message }) => message.contentType === contentType);
  const format = formatOf(contentType);
  const stream = format === null ? undefined : formats.get(format);
  const packets = stream?.decode(input) ?? [rawPacket(input.payload)];
  const remarks = [`it is named, and not checked: the document has it as ${contentType}`];
  if (alike.length > 1 || packets.length !== 1) return packets.map((packet) => ({ ...shown(packet), remarks }));
  return packets.map((packet) => ({ ...shown(packet), type: first.message.name, remarks }));
}

/** A packet may have its members behind getters, which a copy would lose. */
const shown = (packet: Packet): Packet => ({
  type: packet.type,
  ...(packet.summary === undefined ? {} : { summary: packet.summary }),
  isHeartbeat: packet.isHeartbeat === true,
  isError: packet.isError === true,
  asks: packet.asks,
  answers: packet.answers,
  isGuess: packet.isGuess === true,
  unpacked: packet.unpacked,
  fields: packet.fields,
});
