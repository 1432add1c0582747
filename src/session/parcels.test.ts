import { expect, test } from 'vitest';
import { openTab } from '../../test/simulation/open-tab.ts';
import { COMMAND_PAYLOAD_LIMIT, PARCEL_LIMIT, PART_SIZE, PARTS_IN_FLIGHT } from '../protocol/limits.ts';
import { Parcels } from './parcels.ts';

const text = (data: string) => ({ opcode: 'text', data }) as const;
/** The ends of its parts are within pairs of surrogates. */
const big = (name: string) => `${name}x`.padEnd(COMMAND_PAYLOAD_LIMIT + 4 * PART_SIZE + 9, '😀');

test('a big message goes out whole, once', async () => {
  const { tab, panel, document } = openTab();
  const outcome = panel.send('c1', text(big('large ')));
  await tab.settlePromises();
  expect(await outcome).toBe('sent');
  expect(document.executed.map((sent) => sent === big('large '))).toEqual([true]);
  expect(panel.commands.parcels.current).toEqual([]);
});

test('what is done on its connection later comes after it, on another one before', async () => {
  const { tab, panel, document } = openTab();
  document.open('page-2');
  tab.settle();
  const outcomes = [
    panel.send('c1', text('before')),
    panel.send('c1', text(big('large '))),
    panel.send('c1', text('after')),
    panel.send('c1', text(big('larger '))),
    panel.send('c1', text('last')),
    panel.send('c2', text('other')),
  ];
  await tab.settlePromises();
  await tab.settlePromises();
  expect(await Promise.all(outcomes)).toEqual(outcomes.map(() => 'sent'));
  expect(document.executed.map((sent) => sent.slice(0, 6).trim())).toEqual([
    'before',
    'other',
    'large',
    'after',
    'larger',
    'last',
  ]);
});

test('no more than a few parts are under way, and how many have arrived is told', () => {
  const posted: string[] = [];
  const parcels = new Parcels('p', (message) => void posted.push(message.type === 'parcel' ? message.step.type : ''));
  const command = { type: 'send', commandId: 'command', connectionId: 'c1' } as const;
  const ends: string[] = [];
  parcels.begin('document', command, text('x'.repeat(6 * PART_SIZE)), (end) => ends.push(end));
  const parts = () => posted.filter((type) => type === 'part').length;
  expect(posted).toEqual(['begin']);
  for (let taken = 0; taken < 6; taken++) {
    parcels.heard('p-1', { type: 'taken', upTo: taken * PART_SIZE });
    expect(parts()).toBe(Math.min(6, taken + PARTS_IN_FLIGHT));
    expect(parcels.current).toMatchObject([{ taken: taken * PART_SIZE, length: 6 * PART_SIZE, isPosted: taken > 2 }]);
  }
  parcels.heard('p-1', { type: 'taken', upTo: 6 * PART_SIZE });
  expect([parcels.current, ends]).toEqual([[], ['taken']]);
});

test('one that is given up is not sent, and what waits behind it is', async () => {
  const { tab, panel, document } = openTab();
  const outcomes = [panel.send('c1', text(big('large '))), panel.send('c1', text('after'))];
  panel.commands.parcels.onChange(() => {
    const [parcel] = panel.commands.parcels.current;
    if (parcel && parcel.taken > 0) panel.commands.parcels.cancel(parcel.command.commandId);
  });
  await tab.settlePromises();
  expect(await Promise.all(outcomes)).toEqual(['cancelled', 'sent']);
  expect(document.executed).toEqual(['after']);
});

test('once it may be whole in the page it is not given up', async () => {
  const { tab, panel, document } = openTab();
  const outcome = panel.send('c1', text(big('large ')));
  panel.commands.parcels.onChange(() => {
    const [parcel] = panel.commands.parcels.current;
    if (parcel?.isPosted) panel.commands.parcels.cancel(parcel.command.commandId);
  });
  await tab.settlePromises();
  expect(await outcome).toBe('sent');
  expect(document.executed).toHaveLength(1);
});

test('a page that is left in the middle has had nothing', async () => {
  const { tab, panel, document } = openTab();
  const outcomes = [panel.send('c1', text(big('large '))), panel.send('c1', text('after'))];
  const stop = panel.commands.parcels.onChange(() => {
    if ((panel.commands.parcels.current[0]?.taken ?? 0) === 0) return;
    stop();
    tab.navigate();
  });
  await tab.settlePromises();
  expect(await Promise.all(outcomes)).toEqual(['gone', 'gone']);
  expect(document.executed).toEqual([]);
  expect(panel.commands.parcels.current).toEqual([]);
});

test('so has one that is edited, when its page is left while there is no background to say so', async () => {
  const { tab, panel, document } = openTab();
  const documentId = panel.addressOf('c1')?.split(' ')[0] ?? '';
  const command = { type: 'release-edited', commandId: 'held-1', connectionId: 'page-1', item: 1 } as const;
  const ends: string[] = [];
  panel.commands.parcels.begin(documentId, command, text(big('large ')), (end) => ends.push(end));
  const stop = panel.commands.parcels.onChange(() => {
    if ((panel.commands.parcels.current[0]?.taken ?? 0) === 0) return;
    stop();
    tab.killBackground();
    tab.leave(document);
  });
  await tab.settlePromises();
  expect(ends).toEqual([]);
  tab.passTime();
  expect([ends, panel.commands.parcels.current]).toEqual([['gone'], []]);
});

test('a connection that closes in the middle ends it', async () => {
  const { tab, panel, document } = openTab();
  const outcome = panel.send('c1', text(big('large ')));
  const stop = panel.commands.parcels.onChange(() => {
    if ((panel.commands.parcels.current[0]?.taken ?? 0) === 0) return;
    stop();
    document.close('page-1');
  });
  await tab.settlePromises();
  expect(await outcome).toBe('not-open');
  expect(document.executed).toEqual([]);
});

test('a panel that goes in the middle leaves nothing behind', async () => {
  const { tab, panel, document } = openTab();
  void panel.send('c1', text(big('large ')));
  const stop = panel.commands.parcels.onChange(() => {
    if ((panel.commands.parcels.current[0]?.taken ?? 0) === 0) return;
    stop();
    tab.openPanel();
  });
  await tab.settlePromises();
  expect(document.executed).toEqual([]);
  expect(tab.openPorts('parcel')).toBe(0);
});

test('what no browser sends is not tried', async () => {
  const { panel } = openTab();
  const data = { byteLength: PARCEL_LIMIT + 1 } as ArrayBuffer;
  expect(await panel.send('c1', { opcode: 'binary', data })).toBe('too-big');
});
