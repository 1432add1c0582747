import type { Way } from '../../protocol/from-page.ts';
import { otherSide, type Packet, type PairKey } from '../decoder.ts';
import type { Meaning } from '../lazy-packet.ts';
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
  const name = first && nameText(text.slice(first.start, first.end));
  if (name === undefined || name.includes(' ')) {
    const batch = first && text[first.start] === '{' ? batchPackets(text, scanned, direction) : [];
    return batch.length > 0 ? batch : [packetOf(text, meaningOf('JSON'))];
  }
  return [packetOf(text, meaningOf(name))];
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

const objectPacket = (text: string, { members }: ScannedJson, direction: Way): Packet =>
  packetOf(text, objectMeaning(namesOf(text, members), direction, 'JSON'));

const packetOf = (json: string, meaning: Meaning): Packet => ({
  ...meaning,
  fields: () => [{ name: '', value: { json } }],
});

interface Keys {
  readonly asks: PairKey | undefined;
  readonly answers: PairKey | undefined;
  readonly isGuess: boolean;
}

const NO_KEYS: Keys = { asks: undefined, answers: undefined, isGuess: false };

/** What an object means by its names; it is called `otherwise` when it has none. */
export function objectMeaning(names: JsonNames, direction: Way, otherwise: string): Meaning {
  const type = names.type ?? (names.isError ? 'error' : names.isResult ? 'result' : otherwise);
  return meaningOf(type, names.isError, keysOf(names, direction));
}

/** What it means to be called so. */
export function meaningOf(type: string, hasError = false, { asks, answers, isGuess } = NO_KEYS): Meaning {
  const lower = type.toLowerCase();
  return { type, isHeartbeat: HEARTBEATS.has(lower), isError: hasError || lower === 'error', asks, answers, isGuess };
}

/**
 * Who asks, and who answers. Many a message has an `id` that is a number of its own and asks nothing: unless it names a
 * method, only what the page sends is taken for a question.
 */
function keysOf({ id, replyTo, hasMethod, isResult, isError }: JsonNames, direction: Way): Keys {
  const asks = id === undefined ? undefined : { by: direction, id };
  const replied = replyTo ?? id;
  if (replied === undefined) return NO_KEYS;
  const answers = { by: otherSide(direction), id: replied };
  if (replyTo !== undefined) return { asks, answers, isGuess: true };
  if (hasMethod) return { asks, answers: undefined, isGuess: false };
  if (isResult || isError) return { asks: undefined, answers, isGuess: false };
  return direction === 'received' ? { asks: undefined, answers, isGuess: true } : { asks, answers, isGuess: false };
}
