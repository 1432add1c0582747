import type { Way } from '../../protocol/from-page.ts';
import { otherSide, type Packet, type PairKey } from '../decoder.ts';
import { type JsonNames, namesOf, nameText } from './json-names.ts';
import { type ScannedJson, scanJson } from './scan-json.ts';

const HEARTBEATS = new Set([
  'ping',
  'pong',
  'heartbeat',
  'heartbeat_ack',
  'keepalive',
  'keep-alive',
  'keep_alive',
  'ka',
]);
/** Values of one message that are told apart; the rest are in its text. */
const PACKETS = 256;

/** An object, or an array: `["event", …]` is one packet, an array of named objects is one for each of them. */
export function jsonPackets(text: string, scanned: ScannedJson, direction: Way): Packet[] {
  const { kind, members } = scanned;
  if (kind === 'object') return [objectPacket(text, scanned, direction)];
  const [first] = members;
  const name = first && nameText(text, first.start, first.end);
  if (name === undefined || name.includes(' ')) {
    const batch = first && text[first.start] === '{' ? batchPackets(text, scanned, direction) : [];
    return batch.length > 0 ? batch : [packetOf(text, 'JSON')];
  }
  return [packetOf(text, name)];
}

function batchPackets(text: string, { members }: ScannedJson, direction: Way): Packet[] {
  const packets: Packet[] = [];
  for (const { start, end } of members.slice(0, PACKETS)) {
    const item = scanJson(text.slice(start, end), 0, end - start);
    if (item?.kind !== 'object') return [];
    const packet = objectPacket(text.slice(start, end), item, direction);
    if (packet.type === 'JSON') return [];
    packets.push(packet);
  }
  return packets;
}

function objectPacket(text: string, { members }: ScannedJson, direction: Way): Packet {
  const names = namesOf(text, members);
  const packet = packetOf(text, names.type ?? (names.isError ? 'error' : names.isResult ? 'result' : 'JSON'));
  return { ...packet, isError: names.isError || packet.isError === true, ...keysOf(names, direction) };
}

/**
 * Who asks, and who answers. Many a message has an `id` that is a number of its own and asks nothing: unless it names a
 * method, only what the page sends is taken for a question.
 */
function keysOf({ id, replyTo, hasMethod, isResult, isError }: JsonNames, direction: Way): Partial<Packet> {
  const answered = otherSide(direction);
  const asks = (key: string): { asks: PairKey } => ({ asks: { by: direction, id: key } });
  const answers = (key: string): { answers: PairKey } => ({ answers: { by: answered, id: key } });
  if (replyTo) return { ...answers(replyTo), ...(id ? asks(id) : {}), isGuess: true };
  if (!id) return {};
  if (hasMethod) return asks(id);
  if (isResult || isError) return answers(id);
  if (direction === 'received') return { ...answers(id), isGuess: true };
  return { ...answers(id), ...asks(id) };
}

function packetOf(json: string, type: string): Packet {
  const lower = type.toLowerCase();
  const [isHeartbeat, isError] = [HEARTBEATS.has(lower), lower === 'error'];
  return { type, isHeartbeat, isError, fields: () => [{ name: '', value: { json } }] };
}
