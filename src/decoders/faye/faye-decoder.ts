import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, Packet } from '../decoder.ts';
import { jsonObjects } from '../json/json-message.ts';
import type { JsonReader } from '../json/json-reader.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { shortened } from '../value-text.ts';

/** https://docs.cometd.org/current/reference/#_bayeux: lists of messages, each on a channel. An empty list is a heartbeat. */
export const fayeDecoder: Decoder = statelessDecoder('faye', (input) => {
  const objects = jsonObjects(input);
  if (objects.length === 0) return [{ type: 'heartbeat', isHeartbeat: true, fields: () => [] }];
  return objects.map((json) => packetOf(json, input.direction));
});

const FIELDS = [
  ...['channel', 'id', 'clientId', 'successful', 'error', 'subscription', 'data', 'connectionType', 'version'],
  ...['minimumVersion', 'supportedConnectionTypes', 'timestamp', 'advice', 'ext'],
];

function packetOf(json: JsonReader, direction: Way): Packet {
  const channel = json.text('channel');
  if (!channel?.startsWith('/')) throw new Error('no channel of Bayeux');
  const isAnswer = json.source('successful') !== undefined;
  const said = json.text('error') ?? json.text('subscription') ?? json.source('subscription') ?? json.source('data');
  return {
    type: channel,
    ...(said === undefined ? {} : { summary: shortened(said) }),
    isError: json.source('successful') === 'false',
    ...keysOf(json.text('id'), isAnswer, direction),
    fields: () => json.fields(...FIELDS),
  };
}

/** A delivery has the id of the publish too: only what says whether it was successful is the answer. */
function keysOf(id: string | undefined, isAnswer: boolean, direction: Way): Partial<Packet> {
  if (id === undefined) return {};
  if (direction === 'sent') return { asks: { by: 'sent', id } };
  return isAnswer ? { answers: { by: 'sent', id } } : {};
}
