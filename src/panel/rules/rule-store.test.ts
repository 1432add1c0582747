import { describe, expect, test } from 'vitest';
import { MemoryDisk } from '../../../test/simulation/memory-disk.ts';
import type { FromPanel } from '../../protocol/routing.ts';
import { parseRules } from '../../rules/parse-rule.ts';
import type { Rule } from '../../rules/rule.ts';
import { writeRuleFile } from '../../rules/rule-file.ts';
import { Interventions } from '../../session/interventions.ts';
import type { SharedSettings } from '../panel-services.ts';
import { InForceStore } from './in-force-store.ts';
import { RULE_FILE_MOST, RuleStore } from './rule-store.ts';

const rule = (id: string, more: Partial<Rule> = {}): Rule => ({
  id,
  name: id,
  isOn: false,
  where: {},
  which: {},
  what: { type: 'drop' },
  ...more,
});

function newStore(saved?: unknown) {
  const disk: { saved: unknown; isFull: boolean } = { saved, isFull: false };
  const settings: SharedSettings = {
    read: () => Promise.resolve(disk.saved),
    write: () => Promise.resolve(),
    change: (_, change) => {
      if (disk.isFull) return Promise.reject(new Error('quota exceeded'));
      disk.saved = structuredClone(change(disk.saved));
      return Promise.resolve();
    },
    watch: () => () => undefined,
  };
  return { ...storeOn(settings), disk };
}

function storeOn(settings: SharedSettings) {
  const posted: FromPanel[] = [];
  /** How many were in force whenever it was told. */
  const told: number[] = [];
  const inForce = new InForceStore(new Interventions((message) => posted.push(message)), () => undefined);
  let made = 0;
  const store = new RuleStore({
    settings,
    inForce,
    tell: () => told.push(inForce.count.value),
    makeId: () => `made ${++made}`,
    makeSeed: () => 5,
  });
  const ids = () => store.rules.value.map(({ id }) => id);
  return { store, inForce, posted, told, ids };
}

async function setUp(saved?: unknown) {
  const made = newStore(saved);
  await made.store.load();
  return made;
}

const fileOf = (rules: readonly Rule[]) => new Blob([writeRuleFile(rules)]);

test('what is remembered is in force only once the user says so in this panel', async () => {
  const { store, inForce, posted } = await setUp({ rules: [rule('a', { isOn: true }), rule('b')], seed: 9 });
  expect(inForce.isOn.value).toBe(false);
  expect(posted.filter((message) => message.type === 'rules' && message.rules.length > 0)).toEqual([]);
  store.setOn('b', true);
  expect(posted.at(-1)).toEqual({
    type: 'rules',
    rules: [rule('a', { isOn: true }), rule('b', { isOn: true })],
    seed: 9,
  });
  expect(inForce.nameOf('b')).toBe('b');
});

test('what this version cannot read stays on disk where it is, and an id that is there twice is read once', async () => {
  const { store, disk, ids } = await setUp({ rules: [{ v: 2 }, rule('a'), rule('a', { name: 'again' })], seed: 1 });
  expect(ids()).toEqual(['a']);
  store.setSeed(2);
  expect(disk.saved).toEqual({ rules: [{ v: 2 }, rule('a'), rule('a', { name: 'again' })], seed: 2 });
});

test('a seed that is chosen before what is remembered is there holds, and does away with none of it', async () => {
  const { store, disk, ids } = newStore({ rules: [rule('a')], seed: 1 });
  store.setSeed(7);
  expect(store.seed.value).toBe(7);
  await expect.poll(() => disk.saved).toEqual({ rules: [rule('a')], seed: 7 });
  await store.load();
  expect(ids()).toEqual(['a']);
  expect(store.seed.value).toBe(7);
});

test('a change that cannot be remembered is told until one can', async () => {
  const { store, disk } = await setUp();
  disk.isFull = true;
  store.add();
  await expect.poll(() => store.notKept.value).toBe('quota exceeded');
  disk.isFull = false;
  store.setSeed(3);
  await expect.poll(() => store.notKept.value).toBeNull();
});

test('a deleted rule comes back to its place, with its edits, whatever has happened since', async () => {
  const { store, ids } = await setUp({ rules: [rule('a'), rule('b'), rule('c')], seed: 1 });
  store.edit('b', { name: 'half' });
  const removal = store.remove('b');
  store.setOn('c', true);
  expect(removal?.isPossible?.()).toBe(true);
  removal?.undo();
  expect(removal?.isPossible?.()).toBe(false);
  expect(ids()).toEqual(['a', 'b', 'c']);
  expect(store.rules.value[2]?.isOn).toBe(true);
  expect(store.drafts.value.get('b')).toEqual({ name: 'half' });
});

test('a deleted rule does not come back to a list that is full', async () => {
  const { store } = await setUp({ rules: Array.from({ length: 998 }, (_, index) => rule(`n${index}`)), seed: 1 });
  const removal = store.remove('n5');
  expect(removal?.isPossible?.()).toBe(true);
  store.add();
  expect(removal?.isPossible?.()).toBe(false);
});

test('an import gives another id where one is taken, and adds no rule twice', async () => {
  const { store, ids } = await setUp({ rules: [rule('a'), rule('b')], seed: 1 });
  const imported = await store.import(
    fileOf([rule('a'), rule('b', { name: 'other' }), rule('c'), rule('hold-button')]),
  );
  if (!imported.ok) throw new Error(imported.error);
  const { added, isPossible, undo } = imported.value;
  expect([added, ids(), isPossible?.()]).toEqual([3, ['a', 'b', 'made 1', 'c', 'made 2'], true]);
  undo();
  expect([ids(), isPossible?.()]).toEqual([['a', 'b'], false]);
});

test.each([
  ['too big', new Blob([new Uint8Array(RULE_FILE_MOST + 1)]), `more than ${RULE_FILE_MOST} bytes`],
  ['too many', fileOf(Array.from({ length: 1_000 }, (_, index) => rule(`n${index}`))), 'there is room for 997'],
  ['no rules', new Blob(['{}']), 'no file of rules'],
])('a file that is %s changes nothing', async (_, file, error) => {
  const { store, ids } = await setUp({ rules: [rule('a')], seed: 1 });
  expect(await store.import(file)).toEqual({ ok: false, error: expect.stringContaining(error) });
  expect(ids()).toEqual(['a']);
});

test('a rule is moved within the list, and no further', async () => {
  const { store, ids } = await setUp({ rules: [rule('a'), rule('b'), rule('c')], seed: 1 });
  store.move('a', 1);
  expect(ids()).toEqual(['b', 'a', 'c']);
  store.move('c', 1);
  store.moveTo('c', -4);
  expect(ids()).toEqual(['c', 'b', 'a']);
});

test('what is added or imported before the remembered rules are there comes to them', async () => {
  const { store, disk, ids } = newStore({ rules: [rule('a'), rule('b')], seed: 9 });
  store.add();
  await store.load();
  expect(ids()).toEqual(['a', 'b', 'made 1']);
  const other = newStore(disk.saved);
  await other.store.import(fileOf([rule('c')]));
  expect(other.ids()).toEqual(['a', 'b', 'made 1', 'c']);
  expect(other.disk.saved).toMatchObject({ seed: 9 });
});

test('a full list leaves room for the rule of the button Hold', async () => {
  const rules = Array.from({ length: 999 }, (_, index) => rule(`n${index}`, { isOn: true }));
  const { store, inForce, posted } = await setUp({ rules, seed: 1 });
  expect(store.isFull).toBe(true);
  inForce.setOn(true);
  inForce.setHold(rule('hold-button', { isOn: true }));
  const last = posted.at(-1);
  expect(parseRules(last?.type === 'rules' ? last.rules : [])).toMatchObject({ ok: true });
  expect(last?.type === 'rules' && last.rules.length).toBe(1_000);
});

describe('in the panels of two tabs', () => {
  async function setUpTwo(...rules: readonly Rule[]) {
    const disk = new MemoryDisk();
    disk.kept.rules = { rules, seed: 1 };
    const [here, there] = [storeOn(disk.settings), storeOn(disk.settings)];
    await Promise.all([here.store.load(), there.store.load()]);
    return { disk, here, there };
  }
  const isOnIn = ({ store }: ReturnType<typeof storeOn>) => store.rules.value.map(({ isOn }) => isOn);

  test('what each changes is kept and in both, and a deleted rule stays deleted', async () => {
    const { disk, here, there } = await setUpTwo(rule('a'), rule('b'));
    await here.store.import(fileOf([rule('c')]));
    await expect.poll(there.ids).toEqual(['a', 'b', 'c']);
    there.store.remove('a');
    await expect.poll(here.ids).toEqual(['b', 'c']);
    here.store.setSeed(7);
    await expect.poll(() => there.store.seed.value).toBe(7);
    there.store.move('c', -1);
    await expect.poll(here.ids).toEqual(['c', 'b']);
    expect(disk.kept.rules).toEqual({ rules: [rule('c'), rule('b')], seed: 7 });
  });

  test('a rule that is switched on in one is not in force in the other, where the rules are off', async () => {
    const { here, there } = await setUpTwo(rule('a'));
    here.store.setOn('a', true);
    await expect.poll(() => isOnIn(there)).toEqual([true]);
    expect([there.inForce.isOn.value, there.inForce.count.value, there.told, here.told]).toEqual([false, 0, [], []]);
    expect(there.posted.flatMap((message) => (message.type === 'rules' ? message.rules : []))).toEqual([]);
  });

  test('where the rules are on it comes into force, which is told; nothing else is told', async () => {
    const { here, there } = await setUpTwo(rule('a'), rule('b'));
    there.store.setOn('b', true);
    await expect.poll(() => isOnIn(here)).toEqual([false, true]);
    const before = there.posted.length;
    here.store.setOn('a', true);
    await expect.poll(() => there.told).toEqual([2]);
    expect(there.posted.slice(before)).toMatchObject([{ type: 'rules', rules: [{ id: 'a' }, { id: 'b' }] }]);
    here.store.duplicate('a');
    await expect.poll(there.ids).toEqual(['a', 'made 1', 'b']);
    expect([there.told, here.told]).toEqual([[2], []]);
  });

  test('an edit that is saved later does not switch back what was switched in the other', async () => {
    const { here, there } = await setUpTwo(rule('a', { isOn: true }));
    there.store.edit('a', { ...rule('a', { isOn: true }), name: 'half' });
    here.store.setOn('a', false);
    await expect.poll(() => isOnIn(there)).toEqual([false]);
    expect(there.store.drafts.value.get('a')).toMatchObject({ name: 'half', isOn: false });
  });
});
