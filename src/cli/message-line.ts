import type { Decoded } from '../decoders/decode-or-raw.ts';
import type { Packet, PairKey } from '../decoders/decoder.ts';
import { rawPacket } from '../decoders/raw/raw-packet.ts';
import type { Message } from '../session/session-event.ts';
import { fieldsJson } from './fields-json.ts';
import { printableJson } from './printable.ts';

/** By what a packet is paired: what it asks, and what it answers. */
export interface PacketKeys {
  readonly asks?: PairKey | undefined;
  readonly answers?: (PairKey & { readonly seq: number | undefined }) | undefined;
}

/** A message and its packets on one line, with its line feed; `keys` of each packet. `docs/cli.md` describes it. */
export function messageLine(
  { connection, seq, direction }: Message,
  decoded: Decoded,
  keys: readonly PacketKeys[],
): string {
  const packets =
    decoded.kind === 'packets'
      ? decoded.packets.map((packet, index) => packetJson(packet, keys[index] ?? {}, errorOf(packet)))
      : [packetJson(rawPacket(decoded.payload), {}, decoded.failed?.reason)];
  const decoder = decoded.kind === 'packets' ? decoded.decoder : (decoded.failed?.decoder ?? 'raw');
  const head = JSON.stringify({ connection, seq, direction, decoder }).slice(0, -1);
  return `${printableJson(`${head},"packets":[${packets.join()}]}`)}\n`;
}

function packetJson(packet: Packet, { asks, answers }: PacketKeys, error: string | undefined): string {
  const { type, word = type, summary = '', isHeartbeat, fields } = packet;
  const head = JSON.stringify({ name: word, kind: type, summary }).slice(0, -1);
  const rest = JSON.stringify({
    id: asks && idOf(asks),
    replyTo: answers && { id: idOf(answers), by: answers.by, seq: answers.seq },
    heartbeat: isHeartbeat || undefined,
    error,
  });
  return `${head},"fields":${fieldsJson(fields())}${rest === '{}' ? '}' : `,${rest.slice(1)}`}`;
}

/** A decoder keeps the quotes of a text in JSON, so that it is another id than a number. */
const idOf = ({ id }: PairKey): string => ((/^".*"$/s.test(id) && parsedText(id)) || id).trimEnd();

function parsedText(id: string): string | undefined {
  try {
    const text: unknown = JSON.parse(id);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined; // it had quotes of its own
  }
}

const errorOf = ({ isError, summary, type }: Packet): string | undefined => (isError ? (summary ?? type) : undefined);
