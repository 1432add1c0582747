import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileValue } from '../../test/arbitraries/hostile-values.ts';
import { kindsOf, lossesOf, openTab } from '../../test/simulation/open-tab.ts';
import { shownRows } from '../../test/simulation/shown-messages.ts';
import { BATCH_MESSAGES } from '../protocol/limits.ts';
import { Receiver } from './receiver.ts';
import { Session } from './session.ts';

const text = (data: string) => ({ opcode: 'text', data }) as const;

describe('a page that forges', () => {
  const header = { v: 1, connectionId: 'page-1', at: 1 };
  const message = { type: 'received', payload: text('forged') };

  test.each<[string, readonly unknown[]]>([
    ['things that are no envelopes', [null, 1, 'x', [], { v: 1 }, new Map(), { ...header, body: null }]],
    ['a batch with nothing in it', new Array(40)],
    ['numbers that came before', [1, 2, 2, 1].map((seq) => ({ ...header, seq, body: message }))],
    ['numbers that are none', [-1, 0, 0.5, Number.NaN].map((seq) => ({ ...header, seq, body: message }))],
  ])('%s: they change nothing', (_, envelopes) => {
    const { tab, panel, document } = openTab();
    document.forge(envelopes);
    tab.settle();
    document.message('page-1');
    tab.settle();
    expect(kindsOf(panel)).toEqual(['document', 'connection', 'open', 'message']);
    expect(shownRows(panel.session, document)).toEqual([1]);
  });

  test('connections that do not exist: their messages are counted', () => {
    const { tab, panel, document } = openTab();
    document.forge([{ ...header, connectionId: 'nobody', seq: 3, body: message }]);
    tab.settle();
    expect(panel.session.messageCount).toBe(0);
    expect(lossesOf(panel)).toMatchObject([{ connection: '', messages: 1, reason: 'unexplained' }]);
  });

  test('numbers ahead of the next: a loss shows where they are missing', () => {
    const { tab, panel, document } = openTab();
    document.forge([{ ...header, seq: 10, body: message }]);
    tab.settle();
    expect(lossesOf(panel)).toMatchObject([{ since: 3, seq: 9, messages: 7, reason: 'unexplained' }]);
    expect(panel.session.messageCount).toBe(1);
  });

  test('a number without a body: a loss shows it when the next one comes', () => {
    const { tab, panel, document } = openTab();
    document.forge([
      { ...header, seq: 3, body: null },
      { ...header, seq: 4, body: message },
    ]);
    tab.settle();
    expect(lossesOf(panel)).toMatchObject([{ since: 3, seq: 3, messages: 1, reason: 'unexplained' }]);
  });

  test.each([Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1])('the number %d: the panel goes on', (seq) => {
    const { tab, panel, document } = openTab();
    document.forge([{ ...header, seq, body: message }]);
    tab.settle();
    document.message('page-1');
    tab.killBackground();
    tab.settle();
    expect(lossesOf(panel)).toMatchObject([{ since: 3, seq: seq - 1, reason: 'unexplained' }]);
    const next = tab.navigate();
    next.message('page-1');
    tab.settle();
    expect(shownRows(panel.session, next)).toEqual([1]);
  });

  test('a loss with absurd counts: it is shown, and the panel goes on', () => {
    const { tab, panel, document } = openTab();
    const huge = Number.MAX_SAFE_INTEGER;
    const facts = { url: '', readyState: 'open', subprotocol: '', extensions: '', binaryType: 'blob' };
    const connections = [{ connectionId: 'page-1', messages: huge, bytes: huge, facts }];
    document.forge([{ ...header, seq: 3, body: { type: 'lost', since: 0, connections, messages: huge, bytes: huge } }]);
    tab.settle();
    expect(lossesOf(panel)).toMatchObject([{ messages: huge }, { messages: huge }]);
    expect(Number.isFinite(panel.session.lostCount)).toBe(true);
  });

  test('a flood: bounded batches, and every message is there', () => {
    const { tab, panel, document } = openTab();
    for (let seq = 3; seq < 2_003; seq += 500) {
      document.forge(Array.from({ length: 500 }, (_, index) => ({ ...header, seq: seq + index, body: message })));
    }
    tab.settle();
    expect(panel.session.messageCount).toBe(2_000);
    expect(panel.session.lostCount).toBe(0);
  });

  test('a batch larger than the hook makes is refused whole, and shown as a loss', () => {
    const { tab, panel, document } = openTab();
    document.forge(
      Array.from({ length: BATCH_MESSAGES + 1 }, (_, index) => ({ ...header, seq: 3 + index, body: message })),
    );
    document.forge([{ ...header, seq: 10_000, body: message }]);
    tab.settle();
    expect(lossesOf(panel)).toMatchObject([{ since: 3, seq: 9_999, messages: 9_997 }]);
  });
});

test('what is no message of the background is ignored', () => {
  const receiver = new Receiver(new Session(), 'panel');
  const heard: ((raw: unknown) => void)[] = [];
  receiver.attach({
    post: () => undefined,
    subscribe: (listener) => {
      heard.push(listener);
      return () => undefined;
    },
    close: () => undefined,
  });
  fc.assert(
    fc.property(hostileValue(), (raw) => {
      for (const hear of heard) {
        hear(raw);
        hear({ type: 'batch', documentId: 'nobody', envelopes: [raw] });
        hear({ type: 'gone', documentId: 'nobody' });
      }
    }),
  );
  expect([receiver.status, receiver.session.rowCount]).toEqual(['connecting', 0]);
});
