import { readFileSync } from 'node:fs';
import { contractFor } from '../../src/decoders/asyncapi/fits-url.ts';
import { parseAsyncApi } from '../../src/decoders/asyncapi/parse-asyncapi.ts';
import type { ConnectionFacts, DecoderInput } from '../../src/decoders/decoder.ts';
import { arenaSchema } from '../decoding/arena-schema.ts';
import { decodeRecording } from '../decoding/decode-recording.ts';

/** Messages, and what the user has loaded that describes them. */
export interface Described {
  readonly facts: ConnectionFacts;
  readonly inputs: readonly DecoderInput[];
}

/** A game in Protobuf, with its `.proto` files. */
export async function describedByProto(): Promise<Described> {
  const { facts, rows } = await decodeRecording('protobuf-arena/game');
  const inputs = rows.map(({ message: { direction, payload } }) => ({ direction, payload }));
  return { facts: { ...facts, schema: arenaSchema() }, inputs };
}

const PRICES = Array.from({ length: 64 }, (_, index) => 1 + index / 4);

/** Prices in JSON, with their document of AsyncAPI, whose schemas they are checked against; one in sixteen violates them. */
export async function describedByAsyncApi(): Promise<Described> {
  const text = readFileSync(new URL('../asyncapi/market-2.6.yaml', import.meta.url), 'utf8');
  const url = 'ws://127.0.0.1:1/v1/ticker';
  const asyncapi = contractFor(await parseAsyncApi(text), url);
  if (!asyncapi) throw new Error('the document is not for this URL');
  const inputs = PRICES.map((price, index): DecoderInput => {
    const trade = { event: 'trade', symbol: 'BTC-EUR', at: '2024-01-01T00:00:00Z', price, size: index % 16 };
    return { direction: 'received', payload: { opcode: 'text', data: JSON.stringify(trade) } };
  });
  return { facts: { url, subprotocol: '', api: 'WebSocket', asyncapi }, inputs };
}
