import type { Decoder, DecoderInput, Packet, Patience } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { jsonMessage } from '../json/json-message.ts';
import { isJson, jsonField, readJson } from '../json/json-reader.ts';
import { patientDecoder } from '../stateless-decoder.ts';
import { shortened } from '../value-text.ts';

/** https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol: `data` may be JSON in a text. */
export const pusherDecoder: Decoder = patientDecoder('pusher', decode, {
  first: () => [],
  after: ([packet], input) => (packet?.type === 'pusher:connection_established' ? patienceOf(input) : undefined),
});

/**
 * A client that got nothing for the `activity_timeout`, in s, or for 120 s where that is longer, pings, and gives up when
 * no pong comes in 30 s.
 * https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#ping-pong
 */
const LONGEST_MS = 120_000;
const PONG_MS = 30_000;

function patienceOf(input: DecoderInput): Patience[] {
  const data = jsonMessage(input).text('data') ?? '';
  const seconds = data.startsWith('{') && isJson(data) ? readJson(data).number('activity_timeout') : undefined;
  if (seconds === undefined) return [];
  return [{ awaits: 'received', ms: Math.min(seconds * 1_000, LONGEST_MS) + PONG_MS, renewedBy: 'any' }];
}

const ERRORS = new Set(['pusher:error', 'pusher:subscription_error']);

function decode(input: DecoderInput): Packet[] {
  const json = jsonMessage(input);
  const event = json.text('event');
  if (event === undefined) throw new Error('no event of Pusher');
  const data = json.text('data') ?? json.source('data') ?? '';
  const channel = json.text('channel') ?? json.inside('data')?.text('channel') ?? '';
  return [
    {
      type: event,
      summary: shortened([channel, data].filter((part) => part !== '' && part !== '{}').join(' ')),
      isHeartbeat: event === 'pusher:ping' || event === 'pusher:pong',
      isError: ERRORS.has(event),
      ...keysOf(event, channel, input),
      fields: () => [
        ...json.fields(...json.keys().filter((key) => key !== 'data')),
        ...(data === '' ? [] : [isJson(data) ? jsonField('data', data) : { name: 'data', value: data }]),
      ],
    },
  ];
}

function keysOf(event: string, channel: string, { direction }: DecoderInput): Partial<Packet> {
  switch (event) {
    case 'pusher:subscribe':
      return { asks: { by: 'sent', id: `subscribe ${channel}` } };
    case 'pusher_internal:subscription_succeeded':
    case 'pusher:subscription_error':
      return { answers: { by: 'sent', id: `subscribe ${channel}` } };
    case 'pusher:signin':
      return { asks: { by: 'sent', id: 'signin' } };
    case 'pusher:signin_success':
      return { answers: { by: 'sent', id: 'signin' } };
    case 'pusher:ping':
      return { asks: { by: direction, id: 'ping' } };
    case 'pusher:pong':
      return { answers: { by: otherSide(direction), id: 'ping' } };
    default:
      return channel === '' ? {} : { continues: { by: 'sent', id: `subscribe ${channel}` } };
  }
}
