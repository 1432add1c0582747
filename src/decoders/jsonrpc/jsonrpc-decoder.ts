import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, Packet } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { jsonMessage } from '../json/json-message.ts';
import { oneSpelling } from '../json/json-names.ts';
import { type JsonReader, jsonField } from '../json/json-reader.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { shortened } from '../value-text.ts';

/** https://www.jsonrpc.org/specification, batches included; both sides may call. */
export const jsonRpcDecoder: Decoder = statelessDecoder('jsonrpc', (input) => {
  const json = jsonMessage(input);
  return json.kind === 'object' ? [packetOf(json, input.direction)] : batchPackets(json, input.direction);
});

/** @throws Error when none of its items is a message. */
function batchPackets(batch: JsonReader, direction: Way): Packet[] {
  let messages = 0;
  const packets = Array.from({ length: batch.size }, (_, index) => {
    const json = batch.inside(index);
    if (json?.kind !== 'object' || !isMessage(json)) return invalidPacket(batch.source(index) ?? '');
    messages++;
    return packetOf(json, direction);
  });
  if (packets.length > 0 && messages === 0) throw new Error('no batch of JSON-RPC');
  return packets;
}

/** An item of a batch that is no message: the others are carried out all the same. */
const invalidPacket = (source: string): Packet => ({
  type: 'invalid',
  summary: shortened(source),
  isError: true,
  fields: () => [jsonField('', source)],
});

const isMessage = (json: JsonReader): boolean =>
  json.text('method') !== undefined || json.inside('error') !== undefined || json.source('result') !== undefined;

function packetOf(json: JsonReader, direction: Way): Packet {
  const method = json.text('method');
  const isFailed = json.inside('error') !== undefined;
  if (!isMessage(json)) throw new Error('neither a request nor a response of JSON-RPC');
  return {
    type: method ?? (isFailed ? 'error' : 'result'),
    word: method === undefined ? 'response' : json.source('id') === undefined ? 'notification' : 'request',
    summary: shortened(summaryOf(json)),
    isError: isFailed,
    ...keysOf(json, method !== undefined, direction),
    fields: () => json.fields('jsonrpc', 'id', 'method', 'params', 'result', 'error'),
  };
}

function summaryOf(json: JsonReader): string {
  const error = json.inside('error');
  if (error) return [error.source('code'), error.text('message')].filter((part) => part !== undefined).join(' ');
  return json.source('params') ?? json.source('result') ?? '';
}

/** An id as in JSON: `1` is not `"1"`. None, or null, wants no answer. */
function keysOf(json: JsonReader, isRequest: boolean, direction: Way): Partial<Packet> {
  const source = json.source('id');
  if (source === undefined || source === 'null') return {};
  const id = oneSpelling(source);
  return isRequest ? { asks: { by: direction, id } } : { answers: { by: otherSide(direction), id } };
}
