import { describe, expect, test } from 'vitest';
import {
  type DecodedRow,
  decodeRecording,
  fieldOf,
  pairsOf,
  recordingsOf,
} from '../../../test/decoding/decode-recording.ts';
import type { Payload } from '../../protocol/payload.ts';
import type { Field } from '../decoder.ts';
import { socketIoDecoder } from './socketio-decoder.ts';

const RECORDINGS = recordingsOf('socketio', 'socketio-eio3', 'flask-socketio');
const NOTE = /^Socket\.IO (\w+)(?: "([^"]+)" with (\d+) args)?(?:.*?namespace ([^\s,]+))(?:, ack id (\d+))?/;

/** What the note of a message says of it, as type, namespace and ack id. */
function expected({ note }: DecodedRow) {
  const [, type = '', event, , namespace, ackId] = NOTE.exec(note) ?? [];
  if (type === '')
    return { type: /^Engine\.IO (\w+)/.exec(note)?.[1] ?? (note.startsWith('binary') ? 'attachment' : note) };
  const name = event ?? (type.endsWith('ACK') ? 'ack' : type === 'ERROR' ? 'connect_error' : type.toLowerCase());
  return { type: name, namespace, ackId: ackId === undefined ? undefined : Number(ackId) };
}

function actual({ type, packets: [packet] }: DecodedRow) {
  const namespace = fieldOf(packet, 'namespace');
  return namespace === undefined ? { type } : { type, namespace, ackId: fieldOf(packet, 'ack id') };
}

describe.each(RECORDINGS)('%s', (name) => {
  test('is recognised by its URL, and every message is what its note says', async () => {
    const { choice, rows } = await decodeRecording(name);
    expect(choice).toMatchObject({
      decoder: 'socketio',
      why: { source: 'url', text: expect.stringMatching(/^EIO=[34]$/) },
    });
    expect(rows.map(actual)).toEqual(rows.map(expected));
    expect(rows.map(({ isHeartbeat }) => isHeartbeat)).toEqual(
      rows.map(({ note }) => /^Engine.IO (ping|pong|noop)/.test(note)),
    );
    expect(rows.map(({ isError }) => isError)).toEqual(rows.map(({ note }) => note.includes('ERROR')));
  });

  test('is recognised in the middle, and without its handshake, by its messages', async () => {
    let seen = 0;
    const { choice } = await decodeRecording(name, (event) => {
      if (event.type === 'connection') return { ...event, url: '' };
      return event.type === 'message' && seen++ < 3 ? null : event;
    });
    const hasEvents = !name.includes('heartbeats') && !name.includes('reconnect');
    if (hasEvents) expect(choice).toMatchObject({ decoder: 'socketio', why: { source: 'message' } });
  });
});

describe('pairs', () => {
  test('acks belong to who asked, in their namespace', async () => {
    const recording = await decodeRecording('socketio/events-and-acks');
    // Both sides use ack id 0, and so does /chat; /admin is asked for twice and refused twice.
    expect(pairsOf(recording)).toEqual([
      '1 → 2',
      '6 → 7',
      '8 → 9',
      '11 → 12',
      '14 → 17',
      '15 → 18',
      '16 → 19',
      '20 → 21',
      '24 → 26',
      '28 → 29',
      '28 → 30',
    ]);
  });

  test('attachments name the event that they belong to', async () => {
    const { rows } = await decodeRecording('socketio/binary');
    const attachments = rows
      .filter(({ type }) => type === 'attachment')
      .map(({ packets: [packet] }) => packet?.summary);
    expect(attachments.slice(0, 8)).toEqual([
      'echo 1/1',
      'echo 1/1',
      'file 1/1',
      'ack 1/1',
      'echo 1/3',
      'echo 2/3',
      'echo 3/3',
      'echo 1/3',
    ]);
    expect(fieldOf(rows[5]?.packets[0], 'data')).toEqual(new Uint8Array([1, 2, 3, 4, 5]));
    expect(rows.map(({ partner }) => partner).slice(8, 11)).toEqual([10, -1, 8]);
  });

  test('in Engine.IO 3 the byte before a binary message is no part of it', async () => {
    const { rows } = await decodeRecording('socketio-eio3/binary');
    const first = rows.find(({ type }) => type === 'attachment');
    expect(fieldOf(first?.packets[0], 'data')).toEqual(new Uint8Array([1, 2, 3, 4, 5]));
  });

  test('pongs belong to their pings, whoever pings', async () => {
    for (const name of ['socketio/heartbeats-dirty-end', 'socketio-eio3/heartbeats-dirty-end']) {
      const { rows } = await decodeRecording(name);
      const pongs = rows.flatMap((row, index) => (row.type === 'pong' ? [{ row, index }] : []));
      expect(pongs.length).toBeGreaterThan(1);
      for (const { row, index } of pongs)
        expect([rows[row.partner]?.type, row.partner < index]).toEqual(['ping', true]);
    }
  });
});

describe('a packet in MessagePack', () => {
  // { type: 2, data: ['x'], nsp: '/' }
  const PACKED = Buffer.from('83a47479706502a46461746191a178a36e7370a12f', 'hex');
  const PLACES = ['a47479706502', 'a46461746191a178', 'a178', 'a36e7370a12f'];

  test.each<[string, string, string | Buffer, string[]]>([
    ['of Engine.IO 4', 'EIO=4', PACKED, PLACES],
    ['of Engine.IO 3, behind a byte', 'EIO=3', Buffer.concat([Buffer.of(4), PACKED]), PLACES],
    ['of Engine.IO 4 in a text', 'EIO=4', `b${PACKED.toString('base64')}`, []],
    ['of Engine.IO 3 in a text', 'EIO=3', `b4${PACKED.toString('base64')}`, []],
  ])('%s has the places that its values have in the message', (_, query, data, places) => {
    const stream = socketIoDecoder.start({ url: `ws://a.example/?${query}`, subprotocol: '', api: 'WebSocket' });
    const bytes = Uint8Array.from(typeof data === 'string' ? Buffer.from(data) : data);
    const payload: Payload =
      typeof data === 'string' ? { opcode: 'text', data } : { opcode: 'binary', data: bytes.buffer };
    const [packet] = stream.decode({ direction: 'received', payload });
    expect(packet?.type).toBe('x');
    const found: string[] = [];
    const collect = (fields: readonly Field[]): void => {
      for (const { value, bytes: place } of fields) {
        if (place) found.push(Buffer.from(bytes.subarray(place.start, place.end)).toString('hex'));
        if (Array.isArray(value)) collect(value);
      }
    };
    collect(packet?.fields() ?? []);
    expect(found).toEqual(places);
  });
});
