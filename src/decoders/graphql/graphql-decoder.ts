import type { Decoder, DecoderInput, Packet, PairKey } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { jsonMessage } from '../json/json-message.ts';
import type { JsonReader } from '../json/json-reader.ts';
import { patientDecoder } from '../stateless-decoder.ts';
import { shortened } from '../value-text.ts';

/**
 * GraphQL: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md and the older
 * https://github.com/apollographql/subscriptions-transport-ws/blob/master/PROTOCOL.md, whose words differ.
 */
export const graphQlDecoder: Decoder = patientDecoder('graphql', decode, {
  // `ConnectionInit` must come in time, which servers set: graphql-ws waits 3 s. The older protocol has no such time.
  first: ({ subprotocol }) =>
    subprotocol === 'graphql-transport-ws' ? [{ awaits: 'sent', ms: 3_000, renewedBy: 'first', isDefault: true }] : [],
  after: () => undefined,
});

const STARTS = new Set(['subscribe', 'start']);
const ITEMS = new Set(['next', 'data']);
const HEARTBEATS = new Set(['ping', 'pong', 'ka']);
const ERRORS = new Set(['error', 'connection_error']);
const OPERATION = /^\s{0,99}(?:#[^\n]{0,200}\n\s{0,99}){0,9}(query|mutation|subscription)\b\s{0,99}(\w{1,100})?/;

function decode(input: DecoderInput): Packet[] {
  const json = jsonMessage(input);
  const type = json.text('type');
  if (json.kind !== 'object' || type === undefined) throw new Error('no type of a GraphQL message');
  const errors = ITEMS.has(type) ? json.inside('payload')?.inside('errors') : undefined;
  return [
    {
      type,
      summary: summaryOf(json, type),
      isHeartbeat: HEARTBEATS.has(type),
      isError: ERRORS.has(type) || (errors !== undefined && errors.size > 0),
      ...keysOf(json, type, input),
      fields: () => json.fields('type', 'id', 'payload'),
    },
  ];
}

/** Of an operation its kind, name and variables; of any other message what it carries. */
function summaryOf(json: JsonReader, type: string): string {
  const payload = json.inside('payload');
  if (!payload || !STARTS.has(type)) return shortened(json.source('payload') ?? '');
  const query = payload.text('query') ?? '';
  const [, kind, name] = OPERATION.exec(query) ?? [];
  const operation = kind === undefined ? query : [kind, payload.text('operationName') ?? name ?? query].join(' ');
  return shortened([operation, payload.source('variables')].filter((part) => part !== undefined).join(' '));
}

function keysOf(json: JsonReader, type: string, { direction }: DecoderInput): Partial<Packet> {
  const by = (side: PairKey['by'], id: string): PairKey => ({ by: side, id });
  if (type === 'connection_init') return { asks: by(direction, 'connection') };
  if (type === 'connection_ack' || type === 'connection_error')
    return { answers: by(otherSide(direction), 'connection') };
  if (type === 'ping') return { asks: by(direction, 'ping') };
  if (type === 'pong') return { answers: by(otherSide(direction), 'ping') };
  const id = json.text('id');
  if (id === undefined) return {};
  if (STARTS.has(type)) return { asks: by(direction, `operation ${id}`) };
  if (direction === 'sent') return { continues: by('sent', `operation ${id}`) }; // it ends what it asked for itself
  return { answers: by('sent', `operation ${id}`), isPartialAnswer: ITEMS.has(type) };
}
