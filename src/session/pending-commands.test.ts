import { describe, expect, test } from 'vitest';
import { openTab } from '../../test/simulation/open-tab.ts';
import type { Envelope } from '../protocol/from-page.ts';
import type { FromPanel } from '../protocol/routing.ts';
import { type CommandOutcome, PendingCommands } from './pending-commands.ts';

const send = (data: string, connectionId = 'page-1') =>
  ({ type: 'send', connectionId, payload: { opcode: 'text', data } }) as const;
const closed: Envelope = {
  v: 1,
  connectionId: 'page-1',
  seq: 9,
  at: 0,
  body: { type: 'closed', code: 1000, reason: '', wasClean: true },
};

/** Commands to one document that is there, and the kinds of what has been posted for them. */
function open() {
  const posted: string[] = [];
  const post = (message: FromPanel) => void posted.push(message.type === 'parcel' ? message.step.type : message.type);
  const commands = new PendingCommands('p', { post, isOwn: () => false }, { sizes: { whole: 4, part: 2 } });
  commands.repeat('document');
  return { posted, commands };
}

test('what waits behind a parcel for a connection that closes is not begun', async () => {
  const { posted, commands } = open();
  const outcomes = ['first', 'second', 'third'].map((data) => commands.add('document', send(data)));
  const other = commands.add('document', send('another', 'page-2'));
  commands.heard(closed, 'document');
  expect(await Promise.all(outcomes)).toEqual(['not-open', 'not-open', 'not-open'] satisfies CommandOutcome[]);
  expect(posted).toEqual(['begin', 'begin', 'cancel']);
  commands.gone('document');
  expect(await other).toBe('gone');
});

test('what is small goes on to be refused by the page, which knows', () => {
  const { posted, commands } = open();
  void commands.add('document', send('large'));
  void commands.add('document', send('x'));
  commands.heard(closed, 'document');
  expect(posted).toEqual(['begin', 'cancel', 'to-document']);
});

describe('while no background is there', () => {
  const text = { opcode: 'text', data: 'x' } as const;

  /** A tab whose frame has the connection `c2`. */
  function withFrame() {
    const opened = openTab();
    const frame = opened.tab.load(1);
    frame.open('page-2');
    opened.tab.settle();
    return { ...opened, frame };
  }

  test('a frame goes of which nobody can tell: what it was asked for is told to be gone, before and after', async () => {
    const { tab, panel, frame } = withFrame();
    const before = panel.send('c2', text);
    tab.killBackground();
    tab.leave(frame, true);
    tab.settle();
    tab.passTime();
    expect(await Promise.all([before, panel.send('c2', text)])).toEqual(['gone', 'gone']);
    expect(frame.executed).toEqual([]);
  });

  test('another background dies: the time begins anew', async () => {
    const { tab, panel, document } = withFrame();
    tab.killBackground();
    const outcome = panel.send('c1', text);
    tab.deliveries.step(0); // the panel hears of it, and connects to the next one
    tab.passTime();
    tab.settle();
    expect(await outcome).toBe('sent');
    expect(document.executed).toEqual(['x']);
  });
});
