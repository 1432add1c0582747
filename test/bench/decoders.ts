import { readdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { decodeOrRaw } from '../../src/decoders/decode-or-raw.ts';
import type { ConnectionFacts, DecoderId, DecoderInput } from '../../src/decoders/decoder.ts';
import { REGISTRY } from '../../src/decoders/registry.ts';
import { DecoderChoice } from '../../src/session/decoder-choice.ts';
import { decodeRecording, recordingsOf } from '../decoding/decode-recording.ts';
import { describedByAsyncApi, describedByProto } from './described.ts';
import { median, type Row, rateRow, row } from './row.ts';

const MESSAGES = 100_000;
const ROUNDS = 3;
/** Messages a second, at least. */
const BUDGETS = { text: 200_000, binary: 300_000 };
/** Messages of a connection that every decoder may be asked about, and times that each connection begins. */
const FIRST = 8;
const BEGINNINGS = 200;
const DETECTION_BUDGET_US = 50;

interface Recorded {
  readonly facts: ConnectionFacts;
  readonly inputs: readonly DecoderInput[];
}

/** What each decoder does with its recordings, repeated to 100,000 messages, and what recognising a connection costs. */
export async function measureDecoders(): Promise<Row[]> {
  const byDecoder = await recordedByDecoder();
  const rows: Row[] = [];
  for (const [decoder, recorded] of byDecoder) rows.push(await decodingRow(decoder, recorded));
  rows.push(await decodingRow('schema', [await describedByProto()], 'schema, Protobuf with .proto files'));
  rows.push(await decodingRow('asyncapi', [await describedByAsyncApi()], 'asyncapi, with its checks'));
  return [...rows, ...detectionRows([...byDecoder.values()].flat())];
}

async function recordedByDecoder(): Promise<ReadonlyMap<DecoderId, Recorded[]>> {
  const folder = new URL('../recordings/', import.meta.url);
  const systems = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  const found = new Map<DecoderId, Recorded[]>();
  for (const name of recordingsOf(...systems)) {
    const { choice, facts, rows } = await decodeRecording(name);
    const inputs = rows.map(({ message: { direction, payload } }) => ({ direction, payload }));
    if (inputs.length > 0) found.set(choice.decoder, [...(found.get(choice.decoder) ?? []), { facts, inputs }]);
  }
  return found;
}

async function decodingRow(id: DecoderId, recorded: readonly Recorded[], name: string = id): Promise<Row> {
  const { start } = await REGISTRY[id].load();
  const round = (): number => {
    const began = performance.now();
    let count = 0;
    for (let index = 0; count < MESSAGES; index++) {
      const { facts, inputs } = recorded[index % recorded.length] ?? { facts: NO_FACTS, inputs: [] };
      const stream = start(facts);
      for (const input of inputs) decodeOrRaw(id, stream, input);
      count += inputs.length;
    }
    return (count / (performance.now() - began)) * 1_000;
  };
  const rates = Array.from({ length: ROUNDS }, round);
  const all = recorded.flatMap(({ inputs }) => inputs);
  const isBinary = all.filter(({ payload }) => payload.opcode === 'binary').length * 2 > all.length;
  return rateRow(`decoder ${name}`, [median(rates), 'messages/s'], isBinary ? BUDGETS.binary : BUDGETS.text);
}

const NO_FACTS: ConnectionFacts = { url: '', subprotocol: '', api: 'WebSocket' };

/** As the session asks: until one is certain, or eight messages have been looked at. */
function detectionRows(recorded: readonly Recorded[]): Row[] {
  const times = recorded.map(({ facts, inputs }) => {
    const began = performance.now();
    for (let time = 0; time < BEGINNINGS; time++) {
      const choice = new DecoderChoice(REGISTRY, facts, null);
      for (const input of inputs.slice(0, FIRST)) choice.look(input);
    }
    return ((performance.now() - began) / BEGINNINGS) * 1_000;
  });
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  return [
    row('both', 'decoders: recognising a connection', [mean, 'µs'], DETECTION_BUDGET_US),
    row('both', 'decoders: recognising the slowest connection', [Math.max(...times), 'µs']),
  ];
}
