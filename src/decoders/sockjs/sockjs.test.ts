import { describe, expect, test } from 'vitest';
import { decodeRecording, fieldOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';

describeRecordings({
  decoder: 'sockjs',
  systems: ['sockjs'],
  why: ['url', /^\/\d{3}\/fakesess\/websocket$/],
  without: ['sockjs/raw-endpoint'],
  wrong: /^broken framing/,
  told: ({ note }) => {
    const count = / of (\d+)/.exec(note)?.[1];
    return count === undefined ? [/^\w+/.exec(note)?.[0]] : Array(Number(count)).fill('message');
  },
  // JSON of an application, such as the ticks, has no name here, or one of its own.
  meant: ({ packets }) => packets.map(({ type }) => (type === 'JSON' || type === 'json' ? 'message' : type)),
});

describe('SockJS', () => {
  test('gives each message that is inside, without its quotes', async () => {
    const { rows } = await decodeRecording('sockjs/messages');
    expect(rows[4]?.packets[0]?.summary).toBe('with "quotes" and \\ backslash');
    expect(rows[6]).toMatchObject({ type: 'json' });
    expect(fieldOf(rows[8]?.packets[0], 'message')).toMatch(/^unicode żółw ✓ 日本/);
  });

  test('says why the server closes', async () => {
    const { rows } = await decodeRecording('sockjs/heartbeats-server-close');
    expect(rows.at(-1)?.packets[0]).toMatchObject({ type: 'close', summary: '3456 asked to close' });
  });

  test('is not seen where the endpoint has none of it', async () => {
    expect((await decodeRecording('sockjs/raw-endpoint')).choice.decoder).toBe('json');
  });
});
