import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, Packet } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { jsonObjects } from '../json/json-message.ts';
import type { JsonReader } from '../json/json-reader.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { shortened } from '../value-text.ts';

/** https://www.jsonrpc.org/specification, batches included; both sides may call. */
export const jsonRpcDecoder: Decoder = statelessDecoder('jsonrpc', (input) =>
  jsonObjects(input).map((json) => packetOf(json, input.direction)),
);

function packetOf(json: JsonReader, direction: Way): Packet {
  const method = json.text('method');
  const isFailed = json.inside('error') !== undefined;
  const isAnswer = isFailed || json.source('result') !== undefined;
  if (method === undefined && !isAnswer) throw new Error('neither a request nor a response of JSON-RPC');
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

/** An id as it is written: `1` is not `"1"`. None, or null, wants no answer. */
function keysOf(json: JsonReader, isRequest: boolean, direction: Way): Partial<Packet> {
  const id = json.source('id');
  if (id === undefined || id === 'null') return {};
  return isRequest ? { asks: { by: direction, id } } : { answers: { by: otherSide(direction), id } };
}
