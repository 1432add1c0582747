import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindsOf, lossesOf, openTab } from '../../test/simulation/open-tab.ts';
import { accountedMessages, shownRows } from '../../test/simulation/shown-messages.ts';
import { SimulatedTab } from '../../test/simulation/simulated-tab.ts';
import { PROTOCOL_VERSION } from '../protocol/limits.ts';

const text = (data: string) => ({ opcode: 'text', data }) as const;

describe('what the user sends', () => {
  test('goes out once, and its promise tells so', async () => {
    const { tab, panel, document, session } = openTab();
    const outcome = panel.send('c1', text('hello'));
    tab.settle();
    expect(await outcome).toBe('sent');
    expect(document.executed).toEqual(['hello']);
    const message = session.messageAt(session.rowCount - 1);
    expect(message).toMatchObject({ direction: 'sent', resent: true, connection: 'c1' });
  });

  test('keeps which message it was made from', async () => {
    const { tab, panel, session } = openTab();
    const outcomes = [
      panel.send('c1', text('edited'), { seq: 7, isEdited: true }),
      panel.send('c1', text('again'), { seq: 8, isEdited: false }),
      panel.send('c1', text('new')),
    ];
    tab.settle();
    await Promise.all(outcomes);
    const sent = [3, 2, 1].map((before) => session.messageAt(session.rowCount - before));
    expect(sent.map((message) => [message?.resentFrom, message?.edited])).toEqual([
      [7, true],
      [8, undefined],
      [undefined, undefined],
    ]);
  });

  test('goes out once, whatever is cut, and when', async () => {
    const cuts = fc.array(fc.tuple(fc.boolean(), fc.nat(100)), { maxLength: 30, size: 'max' });
    await fc.assert(
      fc.asyncProperty(cuts, fc.integer({ min: 1, max: 5 }), async (sequence, count) => {
        const { tab, panel, document } = openTab();
        const wanted = Array.from({ length: count }, (_, index) => `command ${index}`);
        const outcomes = wanted.map((data) => panel.send('c1', text(data)));
        for (const [dies, pick] of sequence) {
          if (dies) tab.killBackground();
          else tab.deliveries.step(pick);
        }
        tab.settle();
        expect(await Promise.all(outcomes)).toEqual(wanted.map(() => 'sent'));
        expect([...document.executed].sort()).toEqual(wanted);
        expect(accountedMessages(panel.session, document)).toBe(count);
      }),
      { numRuns: 150 },
    );
  });

  test('is refused by a page that does not know the connection', async () => {
    const { tab, panel, document } = openTab();
    document.forget('page-1');
    const outcome = panel.send('c1', text('hello'));
    tab.settle();
    expect(await outcome).toBe('unknown-connection');
    expect(kindsOf(panel)).toEqual(['document', 'connection', 'open']);
  });

  test('to a connection that nobody knows is gone at once', async () => {
    const { panel } = openTab();
    expect(await panel.send('c9', text('hello'))).toBe('gone');
  });

  test('to a document that was left is gone at once', async () => {
    const { tab, panel, document } = openTab();
    tab.leave(document);
    tab.settle();
    expect(await panel.send('c1', text('hello'))).toBe('gone');
  });

  test('is refused at once on a connection of another API', async () => {
    const { tab, panel, document } = openTab();
    const created = { type: 'created', url: 'https://a.example/', protocols: [], api: 'WebTransport' };
    document.forge([{ v: PROTOCOL_VERSION, connectionId: 'other', seq: 100, at: 0, body: created }]);
    tab.settle();
    const other = [...panel.session.connections.values()].find(({ api }) => api === 'WebTransport');
    expect(await panel.send(other?.id ?? '', text('hello'))).toBe('unsupported');
    expect(document.executed).toEqual([]);
  });

  test('is unknown when the answer may be among what was lost', async () => {
    const { tab, panel, document } = openTab();
    const outcome = panel.send('c1', text('hello'));
    const lost = { type: 'lost', since: 3, connections: [], messages: 5, bytes: 50 };
    document.forge([{ v: PROTOCOL_VERSION, connectionId: '', seq: 7, at: 0, body: lost }]);
    tab.settle();
    expect(await outcome).toBe('unknown');
  });

  test.each([
    { end: 'the page is left', preserveLog: false, cut: (tab: SimulatedTab) => tab.navigate().open('page-2') },
    { end: 'the page is left, its log kept', preserveLog: true, cut: (tab: SimulatedTab) => tab.navigate().open('x') },
    {
      end: 'the background dies with the page',
      preserveLog: true,
      cut: (tab: SimulatedTab) => {
        tab.killBackground();
        tab.navigate().open('x');
      },
    },
    {
      end: 'the background dies with the page, whose log goes',
      preserveLog: false,
      cut: (tab: SimulatedTab) => {
        tab.killBackground();
        tab.navigate().open('x');
      },
    },
  ])('is gone when, before it arrives, $end', async ({ preserveLog, cut }) => {
    const { tab, panel, document } = openTab();
    panel.preserveLog = preserveLog;
    const outcome = panel.send('c1', text('hello'));
    cut(tab);
    tab.settle();
    expect(await Promise.race([outcome, 'never settled'])).toBe('gone');
    expect(document.executed).toEqual([]);
  });
});

describe('recording', () => {
  test('while it is off, messages are counted and shown as one loss in their place', () => {
    const { tab, panel, document } = openTab();
    document.message('page-1');
    tab.settle();
    panel.recording = false;
    for (let count = 0; count < 3; count++) document.message('page-1');
    document.open('page-2');
    tab.settle();
    expect(panel.recording).toBe(false);
    expect(kindsOf(panel)).toEqual(['document', 'connection', 'open', 'message', 'connection', 'open']);
    panel.recording = true;
    document.message('page-1');
    tab.settle();
    const [one, loss, five] = shownRows(panel.session, document);
    expect([one, five]).toEqual([1, 5]);
    expect(loss).toMatchObject({ reason: 'not-recorded', connection: 'c1', since: 4, seq: 8, messages: 3, bytes: 3 });
    expect(panel.session.lostCount).toBe(3);
    expect(panel.session.connections.get('c1')?.lost).toEqual({ messages: 3, bytes: 3 });
  });

  test('the count is shown too when the page is left meanwhile', () => {
    const { tab, panel, document } = openTab();
    panel.preserveLog = true;
    panel.recording = false;
    document.message('page-1');
    tab.leave(document);
    tab.settle();
    expect(lossesOf(panel)).toMatchObject([{ reason: 'not-recorded', messages: 1 }]);
  });

  test('off and on with nothing between leaves no row', () => {
    const { panel } = openTab();
    panel.recording = false;
    panel.recording = true;
    expect(lossesOf(panel)).toEqual([]);
  });
});

test('a background that has just died is no fault of the receiver', () => {
  const { tab, panel } = openTab();
  tab.killBackground();
  panel.navigated();
  expect(panel.status).toBe('live');
});

describe('the status', () => {
  test('is live with a document', () => {
    const { panel } = openTab();
    expect(panel.status).toBe('live');
  });

  test('is unreachable where no relay answers, and live after a navigation', async () => {
    const tab = new SimulatedTab();
    const panel = tab.openPanel();
    const seen: string[] = [];
    const stop = panel.onStatus((status) => seen.push(status));
    expect(panel.status).toBe('connecting');
    await tab.settlePromises();
    expect(panel.status).toBe('unreachable');
    tab.load();
    panel.navigated();
    tab.settle();
    stop();
    tab.openPanel();
    tab.settle();
    expect(seen).toEqual(['unreachable', 'live']);
  });

  test('is replaced when another panel takes the tab over, which then has everything', () => {
    const { tab, panel, document } = openTab();
    document.message('page-1');
    tab.settle();
    const second = tab.openPanel();
    document.message('page-1');
    tab.settle();
    document.message('page-1');
    tab.settle();
    expect([panel.status, second.status]).toEqual(['replaced', 'live']);
    expect(shownRows(second.session, document)).toEqual([1, 2, 3]);
    expect(shownRows(panel.session, document)).toEqual([1]);
  });
});
