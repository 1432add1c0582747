import { expect, test } from 'vitest';
import { decodeRecording, fieldOf, pairsOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';

const WORDS: readonly (readonly [note: RegExp, type: string])[] = [
  [/^sync step 1/, 'sync step 1'],
  [/^sync step 2/, 'sync step 2'],
  [/^sync update/, 'update'],
  [/^awareness/, 'awareness'],
];

describeRecordings({
  decoder: 'yjs',
  systems: ['yjs'],
  why: ['message', /^sync step 1/],
  told: ({ note }) => {
    const type = WORDS.find(([start]) => start.test(note))?.[1];
    const size = Number(/ (\d+) bytes/.exec(note)?.[1]);
    return [type, size, / state (.+)$/.exec(note)?.[1]];
  },
  meant: ({ type, packets: [packet] }) => {
    const state = fieldOf(packet, 'client 0', 'state');
    const isJson = typeof state === 'object' && state !== null && 'json' in state;
    return [type, fieldOf(packet, 'size'), isJson ? state.json : undefined];
  },
});

test('what is missing is paired with the state that it was asked for with', async () => {
  expect(pairsOf(await decodeRecording('yjs/shared-text-1'))).toEqual(['2 → 3', '0 → 4']);
});
