import type { Decoder, DecoderInput, DecodeStream, Packet } from '../decoder.ts';
import { type JsonReader, readJson } from '../json/json-reader.ts';
import { type PhoenixMessage, readPhoenix } from '../phoenix/phoenix-message.ts';
import { phoenixPacket } from '../phoenix/phoenix-packet.ts';
import { PHOENIX_PATIENCE } from '../phoenix/phoenix-patience.ts';
import { shortened, valueText } from '../value-text.ts';
import { changedParts } from './changed-parts.ts';

/** Phoenix LiveView: what the user did by its name, and what the server changes in the view, part by part. */
export const liveViewDecoder: Decoder = { id: 'liveview', start: () => stream };

const stream: DecodeStream = {
  patience: PHOENIX_PATIENCE,
  decode: (input) => [packetOf(input)],
  fork: () => stream,
};

function packetOf(input: DecoderInput): Packet {
  const message = readPhoenix(input);
  const packet = phoenixPacket(message, input.direction);
  const { payload, event, topic } = message;
  if (!topic.startsWith('lv:') || typeof payload !== 'string' || !payload.startsWith('{')) return packet;
  const json = readJson(payload, input.payload.fullSize !== undefined);
  if (event === 'event') return eventPacket(packet, json);
  const diff = diffOf(message, json);
  return diff ? diffPacket(packet, diff) : packet;
}

/** An event of the page: a click, a form, a hook. */
function eventPacket(packet: Packet, json: JsonReader): Packet {
  const said = [json.text('type'), json.source('value')].filter((part) => part !== undefined).join(' ');
  return { ...packet, type: json.text('event') ?? packet.type, summary: shortened(said) };
}

/** In a reply the diff, or the whole view when it was joined; pushed by the server, the payload itself. */
function diffOf({ event }: PhoenixMessage, json: JsonReader): JsonReader | undefined {
  if (event === 'diff') return json;
  const response = event === 'phx_reply' ? json.inside('response') : undefined;
  return response?.inside('diff') ?? response?.inside('rendered');
}

function diffPacket(packet: Packet, diff: JsonReader): Packet {
  const changes = changedParts(diff);
  const line = changes.slice(0, 10).map(({ name, value }) => `${name} = ${valueText(value)}`);
  return {
    ...packet,
    summary: shortened(line.join(', ')),
    fields: () => [{ name: 'changes', value: changes }, ...packet.fields()],
  };
}
