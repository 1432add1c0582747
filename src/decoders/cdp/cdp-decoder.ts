import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecoderInput, Packet } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { jsonMessage } from '../json/json-message.ts';
import type { JsonReader } from '../json/json-reader.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { shortened } from '../value-text.ts';

/** https://chromedevtools.github.io/devtools-protocol/, of the browser and of a page, with flat sessions or without. */
export const cdpDecoder: Decoder = statelessDecoder('cdp', decode);

function decode({ direction, ...input }: DecoderInput): Packet[] {
  const json = jsonMessage({ direction, ...input });
  const method = json.text('method');
  const error = json.inside('error');
  const result = json.inside('result');
  if (json.kind !== 'object' || (method === undefined && !error && !result)) throw new Error('no message of CDP');
  return [
    {
      type: method ?? (error ? 'error' : 'result'),
      summary: shortened(summaryOf(json, error)),
      // A script that throws is no error of the protocol, but it is one of who sent it.
      isError: error !== undefined || result?.source('exceptionDetails') !== undefined,
      ...keysOf(json, method !== undefined, direction),
      fields: () => json.fields('id', 'sessionId', 'method', 'params', 'result', 'error'),
    },
  ];
}

function summaryOf(json: JsonReader, error: JsonReader | undefined): string {
  if (error) return [error.source('code'), error.text('message')].filter((part) => part !== undefined).join(' ');
  const said = json.source('params') ?? json.source('result') ?? '';
  return said === '{}' ? '' : said;
}

/** Only who drives the browser asks. Ids are counted in every session of its own. */
function keysOf(json: JsonReader, isCommand: boolean, direction: Way): Partial<Packet> {
  const number = json.source('id');
  if (number === undefined) return {};
  const id = `${json.text('sessionId') ?? ''} ${number}`;
  return isCommand ? { asks: { by: direction, id } } : { answers: { by: otherSide(direction), id } };
}
