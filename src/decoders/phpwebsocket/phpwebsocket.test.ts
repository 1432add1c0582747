import { describe, expect, test } from 'vitest';
import { decodeRecording, fieldOf } from '../../../test/decoding/decode-recording.ts';

const NAME = 'php-websocket-server/broadcast-and-chunks';

describe('the PHP WebSocket server', () => {
  test('is recognised by its greeting, and every message is what its note says', async () => {
    const { choice, rows } = await decodeRecording(NAME);
    expect(choice).toMatchObject({ decoder: 'phpwebsocket', why: { source: 'message', text: '{"opcode":"ready"' } });
    expect(rows.filter(({ decoded }) => decoded.kind === 'raw')).toEqual([]);
    expect(rows.map(({ type }) => type)).toEqual(
      rows.map(({ note }) => {
        if (note.startsWith('bufferOFF')) return /\((\w+),/.exec(note)?.[1];
        return note.startsWith('bare pong') ? 'text' : /^\w+/.exec(note)?.[0];
      }),
    );
  });

  test('answers every message with next, and only those', async () => {
    const { rows } = await decodeRecording(NAME);
    for (const [index, { note, partner, direction }] of rows.entries()) {
      if (direction === 'received') expect([note, partner]).toEqual([note, note.startsWith('next') ? index - 1 : -1]);
    }
  });

  test('has the whole message where its chunks end', async () => {
    const { rows } = await decodeRecording(NAME);
    const whole = rows.find(({ note }) => note.startsWith('bufferOFF'))?.packets[0];
    const message = fieldOf(whole, 'message');
    const json = typeof message === 'object' && message !== null && 'json' in message ? message.json : '';
    expect(JSON.parse(json)).toEqual({ opcode: 'broadcast', message: 'x'.repeat(13_000) });
  });
});
