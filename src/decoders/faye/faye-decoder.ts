import type { Way } from '../../protocol/from-page.ts';
import { ANY_LEVEL, type Decoder, type Packet, SOME_LEVELS, type Topic } from '../decoder.ts';
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
    ...keysOf(json.text('id') ?? json.number('id')?.toString(), isAnswer, direction),
    ...topicsOf(json, channel, direction),
    fields: () => json.fields(...new Set([...FIELDS, ...json.keys()])),
  };
}

/** A delivery has the id of the publish too: only what says whether it was successful is the answer. */
function keysOf(id: string | undefined, isAnswer: boolean, direction: Way): Partial<Packet> {
  if (id === undefined) return {};
  if (direction === 'sent') return { asks: { by: 'sent', id } };
  return isAnswer ? { answers: { by: 'sent', id } } : {};
}

/** The page subscribes; what is delivered on another channel than those of the protocol comes for that. */
function topicsOf(json: JsonReader, channel: string, direction: Way): Partial<Packet> {
  const isDelivery =
    direction === 'received' && !channel.startsWith('/meta/') && json.source('successful') === undefined;
  if (isDelivery) return { topic: { by: 'sent', name: channel } };
  if (direction === 'received') return {};
  if (channel === '/meta/subscribe') return { subscribes: filtersOf(json) };
  return channel === '/meta/unsubscribe' ? { unsubscribes: filtersOf(json) } : {};
}

/** One channel or a list of them; `*` stands for one part, `**` for one or more. */
function filtersOf(json: JsonReader): readonly Topic[] {
  const one = json.text('subscription');
  const list = json.inside('subscription');
  const names = one === undefined ? Array.from({ length: list?.size ?? 0 }, (_, index) => list?.text(index)) : [one];
  return names.flatMap((name) => (name === undefined ? [] : { by: 'sent', name: filterName(name) }));
}

const filterName = (name: string): string => name.replace(/\/\*\*?$/, (end) => `/${WILDCARDS[end]}`);

const WILDCARDS: Readonly<Record<string, string>> = { '/*': ANY_LEVEL, '/**': SOME_LEVELS };
