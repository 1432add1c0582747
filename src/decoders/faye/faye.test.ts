import { expect, test } from 'vitest';
import { decodeRecording, fieldOf } from '../../../test/decoding/decode-recording.ts';
import { askedBefore, describeRecordings } from '../../../test/decoding/describe-recordings.ts';

const META = /^(handshake|connect|subscribe|unsubscribe|disconnect|nonsense) (?:request|response)/;

describeRecordings({
  decoder: 'faye',
  systems: ['faye'],
  why: ['message', /^"channel":"\/meta\/\w+"$/],
  told: ({ note }) => {
    if (note.startsWith('empty array')) return ['heartbeat', undefined, false];
    const meta = META.exec(note)?.[1];
    const channel = / (\/[\w/]+)/.exec(note)?.[1];
    return [meta === undefined ? channel : `/meta/${meta}`, /, id (\w+)$/.exec(note)?.[1], note.includes('FAILED')];
  },
  meant: ({ type, packets: [packet], isError }) => [type, fieldOf(packet, 'id'), isError],
});

test('only what says whether it was successful is an answer', async () => {
  const { rows } = await decodeRecording('faye/pubsub');
  for (const [index, { note, partner }] of rows.entries()) {
    const id = /(?:response|acknowledgement).*, id (\w+)$/.exec(note)?.[1];
    if (id !== undefined) expect([note, partner]).toEqual([note, askedBefore(rows, index, new RegExp(`, id ${id}$`))]);
    if (note.startsWith('delivery')) expect([note, partner]).toEqual([note, -1]);
  }
});
