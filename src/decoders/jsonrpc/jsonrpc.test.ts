import { expect, test } from 'vitest';
import { decodeRecording, fieldOf } from '../../../test/decoding/decode-recording.ts';
import { askedBefore, describeRecordings } from '../../../test/decoding/describe-recordings.ts';

/** Type, id as it is written, and whether it is an error, of each request or response in a note. */
const toldOf = (note: string) =>
  note
    .replace(/^batch of \d+: /, '')
    .split(' | ')
    .map((one) => {
      const method = /^(?:request|notification) (\w+)/.exec(one)?.[1];
      const isError = one.includes(' ERROR ');
      return [method ?? (isError ? 'error' : 'result'), isError];
    });

describeRecordings({
  decoder: 'jsonrpc',
  systems: ['jsonrpc-bidirectional'],
  why: ['message', /^"jsonrpc": ?"2\.0"$/],
  told: ({ note }) => toldOf(note),
  meant: ({ packets }) => packets.map(({ type, isError }) => [type, isError]),
});

test.each(['both-directions', 'raw-protocol-errors'])(
  '%s has every response with its request, of either side',
  async (name) => {
    const { rows } = await decodeRecording(`jsonrpc-bidirectional/${name}`);
    for (const [index, { note, partner }] of rows.entries()) {
      const [, method, id] = /^response to (\w+) id (\S+)/.exec(note) ?? [];
      if (method === undefined || id === 'null') continue;
      expect([note, partner]).toEqual([note, askedBefore(rows, index, new RegExp(`request ${method} id ${id}\\b`))]);
    }
  },
);

test('a failure says its code and message', async () => {
  const { rows } = await decodeRecording('jsonrpc-bidirectional/both-directions');
  expect(rows[5]?.packets[0]?.summary).toBe('501 Division by zero');
  expect(fieldOf(rows[0]?.packets[0], 'method')).toBe('echo');
});
