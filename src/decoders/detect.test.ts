import { describe, expect, test, vi } from 'vitest';
import { decodeRecording, recordingsOf } from '../../test/decoding/decode-recording.ts';
import type { DecoderId, DecoderInput } from './decoder.ts';
import { detect } from './detect.ts';
import { REGISTRY } from './registry.ts';

/** Servers that have no protocol of their own: what their pages say is the application's. */
const PLAIN = ['ws', 'websocket-node', 'uws', 'gorilla', 'caddy', 'django-channels', 'php-websocket-server'];
const GENERAL: readonly DecoderId[] = ['json', 'raw'];

describe('plain messages', () => {
  const plain = recordingsOf(...PLAIN).filter((name) => name !== 'php-websocket-server/broadcast-and-chunks');
  test.each(plain)('%s is taken for no protocol', async (name) => {
    const { choice, rows } = await decodeRecording(name);
    expect(GENERAL).toContain(choice.decoder);
    // Only what begins like JSON and is none was tried.
    const failed = rows.filter(({ decoded }) => decoded.kind === 'raw').map(({ note }) => note);
    expect(failed).toEqual(rows.flatMap(({ note }) => (/looks like JSON but is not/.test(note) ? [note] : [])));
  });

  test('of Django have their type, and several documents in one message are several packets', async () => {
    const consumer = await decodeRecording('django-channels/json-consumer');
    expect(consumer.choice.decoder).toBe('json');
    const joined = await decodeRecording('gorilla/joined-lines');
    expect(Math.max(...joined.rows.map(({ packets }) => packets.length))).toBeGreaterThan(1);
  });
});

const facts = { url: 'ws://a.example/', subprotocol: '', api: 'WebSocket' } as const;
const text = (data: string): DecoderInput => ({ direction: 'received', payload: { opcode: 'text', data } });

describe('detection', () => {
  // Each of these also occurs as the text of an application that has nothing to do with the protocol.
  test.each([
    'o',
    'h',
    '2',
    '3',
    '{"type":6}',
    '[null,"1"]',
    '[1,"realm"]',
    '{"id":1}',
    '{"event":"x"}',
    'CONNECT',
    '#1',
  ])('is not sure of %s', (data) => {
    expect(detect({ registry: REGISTRY, facts, message: text(data) }).score).toBeLessThan(0.5);
  });

  test('takes no list in MessagePack for the length of a message of SignalR', () => {
    // [1, [2, "xx…"]], with as many bytes behind the first two as they would say
    const bytes = Uint8Array.of(0x92, 1, 0x92, 2, 0xd9, 200, ...Array.from({ length: 200 }, () => 0x78));
    const message: DecoderInput = { direction: 'received', payload: { opcode: 'binary', data: bytes.buffer } };
    expect(detect({ registry: REGISTRY, facts, message }).decoder).toBe('msgpack');
  });

  test('leaves out those that were proved wrong', () => {
    const message = text('{"jsonrpc":"2.0","method":"x"}');
    expect(detect({ registry: REGISTRY, facts, message }).decoder).toBe('jsonrpc');
    expect(detect({ registry: REGISTRY, facts, message, rejected: new Set(['jsonrpc']) }).decoder).toBe('json');
  });

  test('goes on when a decoder raises', () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const raising = () => {
      throw new Error('x');
    };
    const registry = { ...REGISTRY, mqtt: { detect: raising } };
    expect(detect({ registry, facts, message: text('{"a":1}') }).decoder).toBe('json');
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });

  // What looks at them more than a few times takes longer than a test may.
  test('looks at any message, and at any address, as it looks at others', () => {
    const hostile = [
      '{"a":'.repeat(200_000),
      '%20'.repeat(300_000),
      '"'.repeat(1_000_000),
      `[${'1,'.repeat(500_000)}`,
      ' '.repeat(1_000_000),
    ];
    const found = hostile.map(
      (data) => detect({ registry: REGISTRY, facts: { ...facts, url: `ws://a/${data}` }, message: text(data) }).decoder,
    );
    expect(found.every((decoder) => decoder in REGISTRY)).toBe(true);
  });
});
