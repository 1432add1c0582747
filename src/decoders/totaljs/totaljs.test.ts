import { expect, test } from 'vitest';
import { decodeRecording, pairsOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';

describeRecordings({
  decoder: 'totaljs',
  systems: ['totaljs'],
  why: ['message', /^(%7B%22|%5B|\{"type":"meta"|\{"TYPE":"|[\w ]*%)/],
  without: ['totaljs/binary'],
  told: ({ note }) => [
    /^JSON TYPE "([^"]+)"/.exec(note)?.[1] ?? /^TMS (\w+)/.exec(note)?.[1] ?? /^(api|text|JSON)/.exec(note)?.[1],
    note.includes('ERROR'),
    /^TMS p[io]ng/.test(note),
  ],
  meant: ({ type, isError, isHeartbeat }) => [type, isError, isHeartbeat],
});

test('calls are paired by the number of their callback', async () => {
  expect(pairsOf(await decodeRecording('totaljs/tms'))).toEqual(['1 → 2', '3 → 4', '5 → 6']);
  expect(pairsOf(await decodeRecording('totaljs/api-routes'))).toEqual(['1 → 2', '4 → 5', '7 → 8', '12 → 13']);
});

test('a text is told as it was before it was encoded', async () => {
  const { rows } = await decodeRecording('totaljs/text-and-binary');
  expect(rows.slice(0, 7).map(({ packets: [packet] }) => packet?.summary)).toEqual(
    rows.slice(0, 7).map(({ note }) => note.replace('text (percent-encoded): ', '')),
  );
});

test('what has no sign of it is plain', async () => {
  expect((await decodeRecording('totaljs/binary')).choice.decoder).toBe('raw');
});
