import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecoderInput, Packet } from '../decoder.ts';
import { type JsonReader, readJson } from '../json/json-reader.ts';
import { rawPacket } from '../raw/raw-packet.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { shortened } from '../value-text.ts';

/** Total.js 4: plain or percent-encoded JSON with a `TYPE`, its API calls, and TMS. */
export const totalJsDecoder: Decoder = statelessDecoder('totaljs', decode);

function decode({ direction, payload }: DecoderInput): Packet[] {
  if (payload.opcode === 'binary') return [rawPacket(payload)];
  const isPart = payload.fullSize !== undefined;
  const text = decoded(payload.data);
  if (/^[{[]/.test(text)) return [jsonPacket(readJson(text, isPart), text, direction)];
  return [{ type: 'text', summary: shortened(text), fields: () => [{ name: 'text', value: text }] }];
}

/** Whether messages are encoded is a setting of the route. */
function decoded(text: string): string {
  if (!/%[\dA-Fa-f]{2}/.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that encodes nothing
  }
}

function jsonPacket(json: JsonReader, text: string, direction: Way): Packet {
  const type = json.text('TYPE') ?? json.text('type');
  const callback = json.source('callbackid');
  const said = json.text('id') ?? json.inside('data')?.text('schema') ?? '';
  return {
    type: type ?? 'JSON',
    summary: shortened([said, json.source('data') ?? ''].filter((part) => part !== '').join(' ') || text),
    isHeartbeat: type === 'ping' || type === 'pong',
    isError: json.source('error') === 'true',
    ...keysOf(type, callback, direction),
    fields: () => [{ name: '', value: { json: text } }],
  };
}

/** Who calls numbers the call; the answer says whether it was a success or an error. */
function keysOf(type: string | undefined, callback: string | undefined, direction: Way): Partial<Packet> {
  if (type === 'ping') return { asks: { by: 'sent', id: 'ping' } };
  if (type === 'pong') return { answers: { by: 'sent', id: 'ping' } };
  if (callback === undefined) return {};
  return direction === 'sent' ? { asks: { by: 'sent', id: callback } } : { answers: { by: 'sent', id: callback } };
}
