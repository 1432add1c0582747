import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecoderInput, Packet, Patience } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { jsonObjects } from '../json/json-message.ts';
import type { JsonReader } from '../json/json-reader.ts';
import { patientDecoder } from '../stateless-decoder.ts';
import { shortened } from '../value-text.ts';

/** https://github.com/SocketCluster/socketcluster/blob/master/socketcluster-protocol.md, versions 1 and 2. */
export const socketClusterDecoder: Decoder = {
  id: 'socketcluster',
  start(facts) {
    /** What the response to the handshake answers. */
    let handshake: string | undefined;
    return patientDecoder('socketcluster', decode, {
      first: () => [],
      after: ([packet], input) => {
        if (input.direction === 'sent') {
          if (packet?.type === '#handshake') handshake = packet.asks?.id;
          return undefined;
        }
        const id = packet?.type === 'response' ? packet.answers?.id : undefined;
        return id !== undefined && id === handshake ? patienceOf(input) : undefined;
      },
    }).start(facts);
  },
};

function decode(input: DecoderInput): Packet[] {
  const { opcode, data } = input.payload;
  if (opcode === 'text' && (data === '' || data === '#1' || data === '#2')) return [heartbeat(data, input.direction)];
  return jsonObjects(input).map((json) => packetOf(json, input.direction));
}

/** The response to the handshake says how long both sides wait for a ping, or its pong. */
function patienceOf(input: DecoderInput): Patience[] | undefined {
  const { data } = input.payload;
  if (typeof data !== 'string' || !data.includes('"pingTimeout"')) return undefined;
  const ms = jsonObjects(input)[0]?.inside('data')?.number('pingTimeout');
  if (ms === undefined) return undefined;
  return [
    { awaits: 'received', ms, renewedBy: 'heartbeats' },
    { awaits: 'sent', ms, renewedBy: 'heartbeats', fromOpening: true },
  ];
}

/** The server pings: with an empty message, and with `#1` in version 1, which is answered with `#2`. */
function heartbeat(data: string, direction: Way): Packet {
  const isPing = data === '' ? direction === 'received' : data === '#1';
  const key = { by: isPing ? direction : otherSide(direction), id: 'ping' };
  return {
    type: isPing ? 'ping' : 'pong',
    isHeartbeat: true,
    ...(isPing ? { asks: key } : { answers: key }),
    fields: () => [],
  };
}

function packetOf(json: JsonReader, direction: Way): Packet {
  const [event, cid, rid] = [json.text('event'), json.source('cid'), json.source('rid')];
  if (event === undefined && rid === undefined) throw new Error('neither an event nor a response of SocketCluster');
  const error = json.inside('error');
  const failed = error && [error.text('name'), error.text('message')].filter((part) => part !== undefined).join(': ');
  return {
    type: event ?? 'response',
    summary: shortened(failed ?? json.source('data') ?? ''),
    isError: error !== undefined,
    ...(rid !== undefined && event === undefined ? { answers: { by: otherSide(direction), id: rid } } : {}),
    ...(cid !== undefined && event !== undefined ? { asks: { by: direction, id: cid } } : {}),
    ...channelKeys(json, event, direction),
    fields: () => json.fields('event', 'cid', 'rid', 'data', 'error'),
  };
}

/** A subscription opens its channel, and whatever comes on it belongs to that. */
function channelKeys(json: JsonReader, event: string | undefined, direction: Way): Partial<Packet> {
  if (event !== '#subscribe' && event !== '#unsubscribe' && event !== '#publish') return {};
  const channel = json.text('data') ?? json.inside('data')?.text('channel');
  if (channel === undefined) return {};
  const by = event === '#publish' ? otherSide(direction) : direction;
  const key = { by, id: `channel ${channel}` };
  return event === '#subscribe' ? { opens: [key] } : { continues: key };
}
