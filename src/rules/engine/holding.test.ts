import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { EngineBench, rule } from '../../../test/simulation/engine-bench.ts';

let bench: EngineBench;
const hold = rule({ type: 'hold' });
const cut = (connection: string) => ({
  ...rule({ type: 'close-after', ms: 0, code: 1_006, reason: '' }, { where: { connection } }),
  id: 'cut',
});
const held = () => bench.news.flatMap((news) => (news.type === 'held' ? [news.item] : []));
const unheld = () => bench.news.flatMap((news) => (news.type === 'unheld' ? news.items : []));

beforeEach(() => {
  bench = new EngineBench();
  bench.setRules(hold);
  bench.open('c1');
});

describe('one connection alone', () => {
  test('is held, whatever else has the same address', () => {
    bench = new EngineBench();
    bench.setRules(rule({ type: 'hold' }, { where: { connection: 'd1 c2' } }));
    bench.existing('c1');
    bench.existing('c2');
    expect(bench.said).toEqual(['gates on', 'free c1', 'let 2']);
    const item = bench.sent('c2', 'a');
    expect(held()).toEqual([item]);
  });

  test('is cut at once, also one that no other rule is for, and no other one', () => {
    bench = new EngineBench();
    bench.setRules(cut('d1 c2'));
    for (const id of ['c1', 'c2', 'c3']) bench.existing(id);
    expect(bench.said).toEqual([
      'gates on',
      'free c1',
      'stand-in c2 cut cut',
      'deliver c2 closed 1006 "" cut',
      'let 2',
      'free c3',
    ]);
  });

  test('is cut at once when a rule holds its messages as well', () => {
    bench = new EngineBench();
    bench.setRules([hold, cut('d1 c1')]);
    bench.existing('c1');
    expect(bench.said).toEqual(['gates on', 'stand-in c1 cut cut', 'deliver c1 closed 1006 "" cut', 'let 1']);
  });
});

describe('a message that is held', () => {
  test('is forgotten when its connection has gone on without the engine, and is there again', () => {
    const item = bench.sent('c1', 'a');
    bench.mark('again');
    bench.existing('c1');
    expect(unheld()).toEqual([item]);
    bench.engine.command({ type: 'release-all' });
    expect(bench.since('again')).toEqual(['let 4']);
  });

  test('is told to the panel, and what comes behind it waits', () => {
    bench.sent('c1', 'a');
    bench.closing('c1');
    bench.received('c1', 'b');
    expect(bench.since('open')).toEqual(['note 3 held r1', 'note 5 held r1']);
    expect(bench.news).toEqual([
      {
        type: 'held',
        item: 3,
        connectionId: 'c1',
        seq: 103,
        at: 1_003,
        direction: 'sent',
        payload: { opcode: 'text', data: 'a' },
        rule: 'r1',
      },
      expect.objectContaining({ item: 5, direction: 'received' }),
    ]);
  });

  test('is released, and with it what waits behind it; one that is behind another waits on', () => {
    const [a, b, c] = [bench.sent('c1', 'a'), bench.sent('c1', 'b'), bench.sent('c1', 'c')];
    bench.engine.command({ type: 'release', items: [b] });
    expect(bench.let).toEqual([1, 2]);
    bench.engine.command({ type: 'release', items: [a] });
    expect(bench.let).toEqual([1, 2, a, b]);
    expect(unheld()).toEqual([b, a]);
    bench.engine.command({ type: 'release-all' });
    expect(bench.let.at(-1)).toBe(c);
  });

  test('goes on with another payload, and by the rules behind', () => {
    bench.setRules([hold, { ...rule({ type: 'edit', steps: [{ type: 'replace', find: 'x', with: 'y' }] }), id: 'r2' }]);
    const item = bench.sent('c1', 'a');
    bench.mark('held');
    bench.engine.command({ type: 'release-edited', item, payload: { opcode: 'text', data: 'xx' } });
    expect(bench.since('held')).toEqual([`note ${item} edited`, `let ${item} edited r2 "yy"`]);
  });

  test('is known to wait for as long as it does', () => {
    const item = bench.sent('c1', 'a');
    expect([bench.engine.holds(item), bench.engine.holds(item + 1)]).toEqual([true, false]);
    bench.engine.command({ type: 'release', items: [item] });
    expect(bench.engine.holds(item)).toBe(false);
  });

  test('whose beginning alone is here is replaced whole', () => {
    const item = bench.sent('c1', 'beginning', 5_000_000);
    bench.mark('held');
    bench.engine.command({ type: 'release-edited', item, payload: { opcode: 'text', data: 'x' } });
    expect(bench.since('held')).toEqual([`let ${item} edited "x"`]);
  });

  test('meets the rules behind before the next one goes on, when several are released at once', () => {
    bench.setRules([hold, { ...rule({ type: 'edit', steps: [{ type: 'replace', find: 'x', with: 'y' }] }), id: 'r2' }]);
    const [a, b] = [bench.sent('c1', 'x1'), bench.sent('c1', 'x2')];
    bench.engine.command({ type: 'release-all' });
    expect(bench.said.slice(-3)).toEqual([`let ${a} edited r2 "y1"`, `note ${b} released`, `let ${b} edited r2 "y2"`]);
  });

  test.each<[string, () => void]>([
    ['no rule is on any more', () => bench.setRules([])],
    ['only another rule is on', () => bench.setRules([{ ...hold, id: 'r2' }])],
    ['the engine is stopped', () => bench.engine.stop()],
    ['the page is left', () => bench.engine.flush()],
  ])('is told to be released before it goes on, when %s', (_, end) => {
    const items = [bench.sent('c1', 'a'), bench.sent('c1', 'b')];
    end();
    const told = bench.said;
    for (const item of items)
      expect(told.indexOf(`let ${item}`)).toBeGreaterThan(told.indexOf(`note ${item} released`));
    expect(told.filter((text) => text.endsWith('released'))).toHaveLength(2);
    expect(bench.let.slice(-2)).toEqual(items);
  });

  test('is dropped, and what waits behind it goes on', () => {
    const item = bench.sent('c1', 'a');
    const closing = bench.closing('c1');
    bench.mark('held');
    bench.engine.command({ type: 'drop', items: [item] });
    expect(bench.since('held')).toEqual([`drop ${item} dropped`, `let ${closing}`]);
  });

  test('goes on in order before the page is left, and the next one waits as before', () => {
    const items = [bench.sent('c1', 'a'), bench.closing('c1'), bench.received('c1', 'b')];
    bench.engine.flush();
    expect(bench.let.slice(2)).toEqual(items);
    expect(unheld()).toEqual([items[0], items[2]]);
    bench.mark('flushed');
    const next = bench.received('c1', 'c');
    expect(bench.since('flushed')).toEqual([`note ${next} held r1`]);
  });

  test('is nobody any more for a second command', () => {
    const item = bench.sent('c1', 'a');
    bench.engine.command({ type: 'drop', items: [item] });
    bench.mark('over');
    bench.engine.command({ type: 'release', items: [item] });
    bench.engine.command({ type: 'drop', items: [item] });
    expect(bench.since('over')).toEqual([]);
  });

  test('is gone when its connection is cut, or has closed', () => {
    bench.sent('c1', 'a');
    bench.mark('cut');
    bench.setRules([hold, cut('d1 c1')]);
    expect(bench.since('cut')).toEqual(['gates on', 'stand-in c1 cut cut', 'deliver c1 closed 1006 "" cut']);
    expect(unheld()).toEqual(held());
  });

  test('is gone when the server closes the connection before it was sent', () => {
    bench.sent('c1', 'a');
    bench.closed('c1');
    expect(bench.let).toEqual([1, 2, 4]);
    expect(unheld()).toEqual([3]);
  });
});

describe('up to the next match', () => {
  test('what waits goes on before it, and it waits on', () => {
    const [a, b] = [bench.sent('c1', 'a'), bench.sent('c1', 'bingo')];
    bench.engine.command({ type: 'release-until', query: 'bingo' });
    expect(bench.let).toEqual([1, 2, a]);
    expect(unheld()).not.toContain(b);
  });

  test('what comes goes on, until it comes; then everything is held again', () => {
    bench.sent('c1', 'a');
    bench.engine.command({ type: 'release-until', query: 'bingo' });
    bench.sent('c1', 'b');
    const match = bench.sent('c1', 'bingo');
    const later = bench.sent('c1', 'c');
    expect(bench.let).toEqual([1, 2, 3, 4]);
    expect(held()).toEqual([3, match, later]);
  });
});

describe('everything goes on, in order,', () => {
  const everything = () => {
    const items = [bench.sent('c1', 'a'), bench.sent('c1', 'b'), bench.closing('c1')];
    bench.received('c1', 'c');
    return items;
  };

  test('when the rules are gone', () => {
    everything();
    bench.mark('over');
    bench.setRules([]);
    const notes = [3, 4, 6].map((item) => `note ${item} released`);
    expect(bench.since('over')).toEqual([...notes, 'let 3', 'let 4', 'let 5', 'let 6', 'gates off']);
    expect(unheld()).toEqual([3, 4, 6]);
  });

  test('when the rule that holds is switched off, while others stay', () => {
    everything();
    bench.setRules({ ...rule({ type: 'drop' }, { which: { query: 'x' } }), id: 'r2' });
    expect(bench.let).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('and no timer is left', () => {
    bench.setRules(rule({ type: 'delay', wait: { ms: 1_000 } }));
    bench.sent('c1', 'a');
    bench.setRules([]);
    expect([bench.let.at(-1), bench.clock.isIdle]).toEqual([3, true]);
  });
});

type Step =
  | { readonly type: 'sent' | 'received'; readonly text: string }
  | { readonly type: 'release' | 'drop' | 'edit'; readonly index: number }
  | { readonly type: 'release-all' | 'closing' | 'time' };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ type: fc.constantFrom('sent', 'received'), text: fc.constantFrom('hold', 'slow', 'free') }),
    fc.record({ type: fc.constantFrom('release', 'drop', 'edit'), index: fc.nat(9) }),
    fc.record({ type: fc.constantFrom('release-all', 'closing', 'time') }),
  ),
  { maxLength: 60 },
);

test('whatever the user does meanwhile: each direction keeps its order, and nothing is lost that was not dropped', () => {
  fc.assert(
    fc.property(steps, (all) => {
      bench = new EngineBench();
      bench.setRules([
        rule({ type: 'hold' }, { which: { query: 'hold' } }),
        { ...rule({ type: 'delay', wait: { from: 0, to: 50 } }, { which: { query: 'slow' } }), id: 'r2' },
      ]);
      bench.open('c1');
      const given = { sent: [] as number[], received: [] as number[] };
      const dropped = new Set<number>();
      for (const step of all) {
        const waiting = held().filter((item) => !unheld().includes(item));
        const item = 'index' in step ? waiting[step.index % Math.max(1, waiting.length)] : undefined;
        switch (step.type) {
          case 'sent':
          case 'received':
            given[step.type].push(bench[step.type]('c1', step.text));
            break;
          case 'closing':
            given.sent.push(bench.closing('c1'));
            break;
          case 'time':
            bench.clock.pass(20);
            break;
          case 'release-all':
            bench.engine.command({ type: 'release-all' });
            break;
          default:
            if (item === undefined) break;
            if (step.type === 'drop') dropped.add(item);
            if (step.type === 'edit') {
              bench.engine.command({ type: 'release-edited', item, payload: { opcode: 'text', data: 'new' } });
            } else bench.engine.command({ type: step.type, items: [item] });
        }
      }
      bench.setRules([]);
      for (const items of [given.sent, given.received]) {
        expect(bench.let.filter((item) => items.includes(item))).toEqual(items.filter((item) => !dropped.has(item)));
      }
      expect(unheld().toSorted((a, b) => a - b)).toEqual(held());
    }),
  );
});
