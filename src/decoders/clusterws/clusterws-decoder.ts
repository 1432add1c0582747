import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecoderInput, Field, Packet } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { type JsonReader, jsonField, readJson } from '../json/json-reader.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { shortened } from '../value-text.ts';

/** ClusterWS 3: `{"#":[kind, name, data]}`, in binary messages too, and heartbeats of one byte. */
export const clusterWsDecoder: Decoder = statelessDecoder('clusterws', decode);

const PING = 0x39;
const PONG = 0x41;
/** Kinds `s`: by their second letter. */
const SYSTEM: Readonly<Record<string, string>> = { c: 'settings', s: 'subscribe', u: 'unsubscribe' };
const utf8 = new TextDecoder();

function decode({ direction, payload: { opcode, data, fullSize } }: DecoderInput): Packet[] {
  if (opcode === 'text') return [messagePacket(readJson(data, fullSize !== undefined), direction)];
  const bytes = new Uint8Array(data);
  const isPing = bytes[0] === PING;
  if (bytes.length !== 1) return [messagePacket(readJson(utf8.decode(bytes), fullSize !== undefined), direction)];
  if (!isPing && bytes[0] !== PONG) throw new Error('no heartbeat of ClusterWS');
  const key = { by: isPing ? direction : otherSide(direction), id: 'ping' };
  const fields: Field[] = [{ name: 'byte', value: bytes[0] ?? 0, bytes: { start: 0, end: 1 } }];
  return [
    {
      type: isPing ? 'ping' : 'pong',
      isHeartbeat: true,
      ...(isPing ? { asks: key } : { answers: key }),
      fields: () => fields,
    },
  ];
}

function messagePacket(json: JsonReader, direction: Way): Packet {
  const parts = json.kind === 'object' ? json.inside('#') : undefined;
  const [kind, name] = [parts?.text(0), parts?.text(1)];
  const type = typeOf(kind, name);
  if (!parts || type === undefined || name === undefined) throw new Error('no message of ClusterWS');
  const data = parts.source(2);
  const channel = type === 'subscribe' || type === 'unsubscribe' ? parts.text(2) : undefined;
  const isNamed = kind === 'e' || kind === 's';
  return {
    type,
    word: kind === 'e' ? 'event' : type,
    summary: shortened([isNamed ? '' : name, data ?? ''].filter((part) => part !== '').join(' ')),
    ...channelKeys(type, kind === 'p' ? name : channel, direction),
    fields: () => [
      { name: 'kind', value: type },
      ...(kind === 's' ? [] : [{ name: kind === 'p' ? 'channel' : 'event', value: name }]),
      ...(data === undefined ? [] : [jsonField(kind === 's' && name !== 'c' ? 'channel' : 'data', data)]),
    ],
  };
}

/** A subscription opens its channel, and whatever comes on it belongs to that. */
function channelKeys(type: string, channel: string | undefined, direction: Way): Partial<Packet> {
  if (channel === undefined) return {};
  const key = { by: type === 'publish' ? otherSide(direction) : direction, id: `channel ${channel}` };
  return type === 'subscribe' ? { opens: [key] } : { continues: key };
}

function typeOf(kind: string | undefined, name: string | undefined): string | undefined {
  if (kind === 'e') return name;
  if (kind === 'p') return 'publish';
  return kind === 's' && name !== undefined ? SYSTEM[name] : undefined;
}
