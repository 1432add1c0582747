import type { Decoder, DecoderInput, Field, Packet, PairKey } from '../decoder.ts';
import { jsonMessage } from '../json/json-message.ts';
import { nameOf } from '../json/json-names.ts';
import { isJson, type JsonReader, jsonField, readJson } from '../json/json-reader.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { shortened } from '../value-text.ts';

/**
 * https://docs.anycable.io/misc/action_cable_protocol, with its extension: `identifier` and `data` are JSON inside of
 * texts.
 */
export const actionCableDecoder: Decoder = statelessDecoder('actioncable', decode, [
  // The server pings every 3 s. A client that got nothing for 6 s connects anew when it looks next: 6 s is the least.
  { awaits: 'received', ms: 6_000, renewedBy: 'any', fromOpening: true, isDefault: true },
]);

function decode({ direction, ...input }: DecoderInput): Packet[] {
  const json = jsonMessage({ direction, ...input });
  const word = json.text(direction === 'sent' ? 'command' : 'type');
  const content = contentOf(json);
  if (word === undefined && content === undefined) throw new Error('no message of Action Cable');
  const identifier = json.text('identifier') ?? '';
  return [
    {
      type: word === undefined || word === 'message' ? ((content && nameOf(content)) ?? 'message') : word,
      summary: summaryOf(json, identifier),
      isHeartbeat: word === 'ping' || word === 'pong',
      isError:
        word?.startsWith('reject_') === true || (word === 'disconnect' && json.text('reason') === 'unauthorized'),
      ...(word === undefined ? {} : { word }),
      ...keysOf(json, word, identifier),
      fields: () => fieldsOf(json),
    },
  ];
}

/**
 * A subscription, and what was said in it before, is asked for, together or one by one, confirmed or refused; everything
 * else that names it belongs to it.
 */
function keysOf(json: JsonReader, word: string | undefined, identifier: string): Partial<Packet> {
  const key: PairKey = { by: 'sent', id: identifier };
  const history: PairKey = { by: 'sent', id: `history ${identifier}` };
  if (word === 'subscribe') return { asks: key, opens: json.source('history') === undefined ? [] : [history] };
  if (word?.endsWith('_subscription')) return { answers: key };
  if (word === 'history') return { asks: history };
  if (word?.endsWith('_history')) return { answers: history };
  return identifier === '' ? {} : { continues: key };
}

/** What the application says: to the server inside of a text, from it as it is. */
const contentOf = (json: JsonReader): string | undefined =>
  json.text('data') ?? json.source('data') ?? json.source('message');

function summaryOf(json: JsonReader, identifier: string): string {
  const channel = identifier.startsWith('{') && isJson(identifier) ? readJson(identifier).text('channel') : identifier;
  const said = contentOf(json) ?? json.text('reason') ?? '';
  return shortened([channel, said].filter((part) => part !== undefined && part !== '').join(' '));
}

const fieldsOf = (json: JsonReader): Field[] =>
  json.fields(...json.keys()).map((field) => {
    const { name, value } = field;
    const isInside = (name === 'identifier' || name === 'data') && typeof value === 'string' && isJson(value);
    return isInside ? jsonField(name, value) : field;
  });
