import { describe, expect, test, vi } from 'vitest';
import {
  certain,
  connection,
  countedSession,
  document,
  message,
  sessionOf,
  typesOf,
} from '../../test/decoding/decoded-session.ts';
import type { Detect } from '../decoders/decoder.ts';
import { Session } from './session.ts';
import type { SessionEvent } from './session-event.ts';

describe('types', () => {
  test('are what the decoder calls a message, and nothing for other rows', async () => {
    const session = await sessionOf(
      message('sent', '{"type":"chat"}'),
      message('received', '[1,2]'),
      message('received', 'hello'),
      message('received', [1, 2]),
      message('received', ''),
      { type: 'close', connection: 'c1', code: 1000, reason: '', wasClean: true, at: 0, seq: 9 },
    );
    expect(typesOf(session)).toEqual(['chat', 'JSON', 'text', 'binary', 'empty', '']);
    expect(session.meanings.typeAt(0)).toBe('');
    expect(session.meanings.decoderOf('c1')).toBe('json');
    expect(session.meanings.decoderOf('c2')).toBe('raw');
  });

  test('of broken JSON cost one row its decoding', async () => {
    const { meanings } = await sessionOf(
      message('sent', '{"type":"a"}'),
      message('sent', '{"type":'),
      message('sent', '{"type":"b"}'),
    );
    expect([3, 4, 5].map((row) => meanings.typeAt(row))).toEqual(['a', 'text', 'b']);
    expect([3, 4, 5].map((row) => meanings.hasFailedAt(row))).toEqual([false, true, false]);
    expect(meanings.packetsAt(4)).toMatchObject({
      kind: 'raw',
      failed: { decoder: 'json', reason: 'not well-formed JSON' },
    });
  });

  test('are kept apart up to 20,000 of them', async () => {
    const many = Array.from({ length: 20_010 }, (_, n) => message('sent', `{"type":"t${n}"}`));
    const types = typesOf(await sessionOf(...many, message('sent', '{"type":"t7"}')));
    expect(types.slice(19_999)).toEqual(['t19999', ...Array(10).fill('…'), 't7']);
  });
});

describe('heartbeats and errors', () => {
  test('are marked', async () => {
    const { meanings } = await sessionOf(
      message('sent', '{"type":"ping"}'),
      message('received', '{"type":"chat","error":{"code":1}}'),
      message('received', '{"type":"chat","error":null}'),
    );
    expect([3, 4, 5].map((row) => meanings.isHeartbeatAt(row))).toEqual([true, false, false]);
    expect([3, 4, 5].map((row) => meanings.isErrorAt(row))).toEqual([false, true, false]);
  });
});

describe('replies', () => {
  test('are paired with their requests by who asked and the id', async () => {
    const { meanings } = await sessionOf(
      message('sent', '{"jsonrpc":"2.0","id":1,"method":"add"}', { at: 100 }),
      message('received', '{"jsonrpc":"2.0","id":1,"method":"ask"}', { at: 110 }),
      message('received', '{"jsonrpc":"2.0","id":1,"result":3}', { at: 125 }),
      message('sent', '{"jsonrpc":"2.0","id":1,"error":{"code":-1}}', { at: 150 }),
      message('received', '{"jsonrpc":"2.0","id":1,"result":4}', { at: 160 }),
    );
    expect([3, 4, 5, 6, 7].map((row) => meanings.partnerOf(row))).toEqual([5, 6, 3, 4, 3]);
    expect([3, 4, 5, 6, 7].map((row) => meanings.latencyAt(row))).toEqual([undefined, undefined, 25, 40, undefined]);
  });

  test('that are missing leave the request unanswered', async () => {
    const { meanings } = await sessionOf(
      message('sent', '{"id":"a","method":"x"}'),
      message('sent', '{"id":"b","method":"x"}'),
      message('received', '{"id":"a","result":1}'),
    );
    expect([3, 4, 5].map((row) => meanings.isUnansweredAt(row))).toEqual([false, true, false]);
  });

  test('that are missing for 10 s, or when the connection has ended, are said to be missing', async () => {
    const asked = [message('sent', '{"id":"a","method":"x"}', { at: 0 }), message('sent', 'x', { at: 10_000 })];
    const waiting = await sessionOf(...asked);
    const later = await sessionOf(...asked, message('sent', 'x', { at: 10_001 }));
    const close = {
      type: 'close',
      connection: 'c1',
      code: 1000,
      reason: '',
      wasClean: true,
      at: 10_000,
      seq: 9,
    } as const;
    const ended = await sessionOf(...asked, close);
    expect([waiting, later, ended].map(({ meanings }) => meanings.isOverdueAt(3))).toEqual([false, true, true]);
  });

  test('that come twice, and that nobody has asked for, are told from others', async () => {
    const { meanings } = await sessionOf(
      message('sent', '{"jsonrpc":"2.0","id":1,"method":"x"}'),
      message('sent', '{"jsonrpc":"2.0","id":1,"method":"x"}'),
      message('received', '{"jsonrpc":"2.0","id":1,"result":1}'),
      message('received', '{"jsonrpc":"2.0","id":1,"result":1}'),
      message('received', '{"jsonrpc":"2.0","id":2,"result":1}'),
    );
    const rows = [3, 4, 5, 6, 7];
    expect(rows.map((row) => meanings.isRepeatedAt(row))).toEqual([false, true, false, true, false]);
    expect(rows.map((row) => meanings.isOrphanAt(row))).toEqual([false, false, false, false, true]);
  });

  test('in a stream have their own reply, which says more than the stream', async () => {
    const { meanings } = await sessionOf(
      message('sent', 'SUBSCRIBE\nid:s\ndestination:/q\nack:client\n\n\0'),
      message('received', 'MESSAGE\nsubscription:s\nack:a\n\n\0'),
      message('received', 'MESSAGE\nsubscription:s\nack:b\n\n\0'),
      message('sent', 'ACK\nid:b\n\n\0'),
    );
    const rows = [3, 4, 5, 6];
    expect(rows.map((row) => meanings.partnerOf(row))).toEqual([-1, 3, 6, 5]);
    expect(rows.map((row) => meanings.isMemberAt(row))).toEqual([false, true, false, false]);
    expect(rows.map((row) => meanings.isUnansweredAt(row))).toEqual([false, true, false, false]);
  });

  test('to what came in one message with another reply have their latency, the first of each', async () => {
    const hex = (text: string) => [...Buffer.from(text, 'hex')];
    const { meanings } = await sessionOf(
      message('sent', hex('101000044d5154540402003c000470616765'), { at: 100 }), // CONNECT
      message('received', hex('20020000'), { at: 101 }), // CONNACK
      message('received', hex('3207000161000a6869'), { at: 110 }), // PUBLISH, QoS 1
      message('sent', hex('4002000a' + '3407000161000b6869'), { at: 115 }), // PUBACK and PUBLISH, QoS 2
      message('received', hex('5002000b'), { at: 122 }), // PUBREC
    );
    expect([3, 4, 5, 6, 7].map((row) => meanings.typeAt(row))).toEqual([
      'CONNECT',
      'CONNACK',
      'PUBLISH',
      'PUBACK',
      'PUBREC',
    ]);
    expect([5, 6, 7].map((row) => meanings.partnerOf(row))).toEqual([6, 5, 6]);
    expect([5, 6, 7].map((row) => meanings.latencyAt(row))).toEqual([undefined, 5, 7]);
  });

  test('belong to their own connection', async () => {
    const { meanings } = await sessionOf(
      message('sent', '{"id":1,"method":"x"}'),
      message('received', '{"id":1,"result":1}', { connection: 'c2' }),
    );
    expect(meanings.partnerOf(4)).toBe(-1);
  });
});

describe('a decoder with a state', () => {
  test('gives any row again, from where it was then', async () => {
    const events = Array.from({ length: 3_000 }, (_, n) => message('sent', 'x', { connection: n % 3 ? 'c1' : 'c2' }));
    const { session, meanings } = countedSession(certain, ...events);
    await meanings.advance(() => false);
    for (const row of [3 + 2_999, 3, 4, 3 + 1_500, 3 + 1_501, 3 + 1_502, 3 + 767]) {
      const decoded = meanings.packetsAt(row);
      expect(decoded.kind === 'packets' && decoded.packets[0]?.type, `${row}`).toBe(meanings.typeAt(row));
    }
    expect(session.rowCount).toBe(3_003);
  });

  test('hears of lost messages, and again when a row is read once more', async () => {
    const loss: SessionEvent = {
      type: 'loss',
      at: 0,
      seq: 0,
      since: 0,
      messages: 1,
      bytes: 1,
      reason: 'overflow',
      connection: 'c1',
      document: 'd1',
    };
    const { meanings } = countedSession(certain, message('sent', 'a'), loss, message('sent', 'b'));
    await meanings.advance(() => false);
    expect([3, 4, 5].map((row) => meanings.typeAt(row))).toEqual(['n1', '', 'n102']);
    expect(meanings.packetsAt(5)).toMatchObject({ packets: [{ type: 'n102' }] });
  });

  test('takes no notice of what never went to the network', async () => {
    const { meanings } = countedSession(
      certain,
      message('sent', 'a'),
      message('sent', 'b', { discarded: true }),
      message('sent', 'c'),
    );
    await meanings.advance(() => false);
    expect([3, 4, 5].map((row) => meanings.typeAt(row))).toEqual(['n1', 'n2', 'n2']);
  });
});

describe('decoding', () => {
  test('tells when only rows that were decoded have come to mean something else', async () => {
    const likely: Detect = () => ({ score: 0.6, why: { source: 'url', text: 'x' } });
    const { meanings } = countedSession(likely, message('sent', '!'));
    const told: string[] = [];
    meanings.subscribe(() => told.push(`${meanings.decodedRows} ${meanings.typeAt(3)} ${meanings.hasFailedAt(3)}`));
    await meanings.advance(() => false);
    expect(told.at(-1)).toBe('4 text false'); // the raw decoder had to be loaded after the last row
  });

  test('goes on in slices', async () => {
    const session = new Session();
    session.append([
      document,
      connection('c1'),
      ...Array.from({ length: 1_000 }, () => message('sent', '{"type":"a"}')),
    ]);
    const { meanings } = session;
    const told = vi.fn();
    meanings.subscribe(told);
    const rows: number[] = [];
    while (!meanings.isDone) {
      await meanings.advance(() => true);
      rows.push(meanings.decodedRows);
    }
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.at(-1)).toBe(1_002);
    expect(told).toHaveBeenCalledTimes(rows.length);
    expect(meanings.revision).toBe(rows.length);
    session.append([message('sent', '{"type":"b"}')]);
    expect([meanings.isDone, meanings.typeAt(1_002), meanings.packetsAt(1_002).kind]).toEqual([false, '', 'raw']);
  });

  test('begins anew with the session', async () => {
    const session = await sessionOf(message('sent', '{"type":"a"}'), message('sent', '{"id":1,"method":"x"}'));
    session.clear();
    expect([session.meanings.decodedRows, session.meanings.typeAt(3)]).toEqual([0, '']);
    session.append([message('received', '{"id":1,"result":1}')]);
    await session.meanings.advance(() => false);
    expect([session.meanings.typeAt(0), session.meanings.partnerOf(0)]).toEqual(['result', -1]);
  });
});

test('another decoder that is chosen decodes very many rows in slices, none of them at once', async () => {
  const { session, meanings } = countedSession(certain, ...Array.from({ length: 5_000 }, () => message('sent', '{}')));
  await meanings.advance(() => false);
  const before = session.rowCount;
  expect(meanings.decodedRows).toBe(before);
  meanings.presets.choose('c1', 'raw');
  expect(meanings.decodedRows).toBe(0);
  const slices: number[] = [];
  while (!meanings.isDone) {
    const rows = meanings.decodedRows;
    await meanings.advance(() => true);
    slices.push(meanings.decodedRows - rows);
  }
  expect(Math.max(...slices)).toBeLessThanOrEqual(256);
  expect([meanings.decodedRows, meanings.typeAt(before - 1)]).toEqual([before, 'text']);
});
