import { beforeEach, describe, expect, test } from 'vitest';
import { EngineBench, rule } from '../../../test/simulation/engine-bench.ts';

let bench: EngineBench;

beforeEach(() => {
  bench = new EngineBench();
});

describe('a connection', () => {
  test('that no rule is for is free at once', () => {
    bench.setRules(rule({ type: 'drop' }, { where: { url: 'wss://other/*' } }));
    bench.created('c1');
    expect(bench.said).toEqual(['gates on', 'free c1']);
  });

  test('that a rule is for goes on, and its messages pass, each in its turn', () => {
    bench.setRules(rule({ type: 'drop' }, { which: { query: 'secret' } }));
    bench.open('c1');
    bench.sent('c1', 'a');
    bench.sent('c1', 'my secret');
    bench.received('c1', 'b');
    expect(bench.since('open')).toEqual(['let 3', 'drop 4 dropped r1', 'let 5']);
  });

  test('is told of again when rules come that may be for it', () => {
    bench.setRules(rule({ type: 'drop' }));
    bench.existing('c1');
    bench.sent('c1', 'a');
    expect(bench.said).toEqual(['gates on', 'let 1', 'drop 2 dropped r1']);
  });

  test('is free when its server has chosen a subprotocol that no rule is for', () => {
    bench.setRules(rule({ type: 'drop' }, { where: { subprotocol: 'chat*' } }));
    bench.created('c1', ['chat.v2', 'feed']);
    bench.opened('c1', 'feed');
    expect(bench.said).toEqual(['gates on', 'let 1', 'let 2', 'free c1']);
  });

  test.each(['frame', 'worker'] as const)('is of a %s', (context) => {
    const other = new EngineBench(context);
    other.setRules(rule({ type: 'drop' }, { where: { context: 'worker' } }));
    other.created('c1');
    expect(other.said.at(-1)).toBe(context === 'worker' ? 'let 1' : 'free c1');
  });
});

describe('which messages', () => {
  const dropped = () => bench.said.filter((line) => line.startsWith('drop')).map((line) => Number(line.split(' ')[1]));

  test.each([
    [{ every: 3 }, [5, 8]],
    [{ first: 2 }, [3, 4]],
    [{ every: 2, first: 1 }, [4]],
    [{ query: 'm2 or m4' }, [4, 6]],
    [{ direction: 'received' as const }, []],
    [{ probability: 0 }, []],
    [{ probability: 1 }, [3, 4, 5, 6, 7, 8]],
  ])('%j: %j', (which, items) => {
    bench.setRules(rule({ type: 'drop' }, { which }));
    bench.open('c1');
    for (let number = 1; number <= 6; number++) bench.sent('c1', `m${number}`);
    expect(dropped()).toEqual(items);
  });

  test('those that were counted stay so when other rules come and go, and begin anew with another seed', () => {
    const first = rule({ type: 'drop' }, { which: { first: 1 } });
    const other = { ...rule({ type: 'hold' }, { which: { query: 'never' } }), id: 'r2' };
    bench.setRules(first);
    bench.open('c1');
    bench.sent('c1', 'a');
    bench.setRules([structuredClone(first), other]);
    bench.sent('c1', 'b');
    bench.setRules(structuredClone(first));
    bench.sent('c1', 'c');
    expect(dropped()).toEqual([3]);
    bench.setRules(first, { seed: 2 });
    expect(dropped()).toEqual([3]);
    bench.sent('c1', 'd');
    expect(dropped()).toEqual([3, 6]);
  });

  test('by chance: the same seed takes the same, another one others', () => {
    const takenBy = (seed: number) => {
      bench = new EngineBench();
      bench.setRules(rule({ type: 'drop' }, { which: { probability: 0.5 } }), { seed });
      bench.open('c1');
      for (let number = 0; number < 64; number++) bench.sent('c1', String(number));
      return dropped().join();
    };
    expect(takenBy(1)).toBe(takenBy(1));
    expect(takenBy(2)).not.toBe(takenBy(1));
    expect(takenBy(1).split(',').length).toBeGreaterThan(16);
    expect(takenBy(1).split(',').length).toBeLessThan(48);
  });

  test('by chance: what one direction takes does not depend on when the other speaks', () => {
    const takenOf = (received: number) => {
      bench = new EngineBench();
      bench.setRules(rule({ type: 'drop' }, { which: { probability: 0.5 } }));
      bench.open('c1');
      const sent = Array.from({ length: 32 }, (_, index) => {
        for (let number = 0; number < received; number++) bench.received('c1', 'x');
        return bench.sent('c1', String(index));
      });
      return sent.map((item) => bench.said.some((line) => line.startsWith(`drop ${item} `)));
    };
    expect(takenOf(3)).toEqual(takenOf(0));
  });
});

describe('what is done', () => {
  const run = (...rules: Parameters<EngineBench['setRules']>) => {
    bench.setRules(...rules);
    bench.open('c1');
  };

  test('delay: later, in order, and others wait behind', () => {
    run(rule({ type: 'delay', wait: { ms: 50 } }, { which: { query: 'slow' } }));
    bench.sent('c1', 'slow');
    bench.sent('c1', 'fast');
    bench.clock.pass(49);
    expect(bench.since('open')).toEqual(['note 3 delayed r1']);
    bench.clock.pass(1);
    expect(bench.since('open')).toEqual(['note 3 delayed r1', 'let 3', 'let 4']);
  });

  test.each([
    ['between two times', { from: 10, to: 30 }, 10, 30],
    ['by a distribution, never below nothing', { mean: 5, deviation: 50 }, 0, 5_000],
  ])('delay %s', (_, wait, least, most) => {
    run(rule({ type: 'delay', wait }));
    for (let number = 0; number < 50; number++) {
      bench.sent('c1', 'x');
      const before = bench.clock.now();
      bench.clock.passAll();
      expect(bench.clock.now() - before).toBeGreaterThanOrEqual(number === 0 ? least : 0);
      expect(bench.clock.now() - before).toBeLessThanOrEqual(most);
    }
  });

  test('throttle: bytes go one after the other, and take their time', () => {
    run(rule({ type: 'throttle', bytesPerSecond: 1_000, latencyMs: 100, jitterMs: 0 }));
    bench.sent('c1', 'x'.repeat(500));
    bench.sent('c1', 'x'.repeat(500));
    bench.clock.pass(599);
    expect(bench.let).toEqual([1, 2]);
    bench.clock.pass(1);
    expect(bench.let).toEqual([1, 2, 3]);
    bench.clock.pass(500);
    expect(bench.let).toEqual([1, 2, 3, 4]);
  });

  test('edit, by several rules: each gets what the one before has left', () => {
    const replace = (find: string, with_: string) =>
      ({ type: 'edit', steps: [{ type: 'replace', find, with: with_ }] }) as const;
    run([rule(replace('a', 'b')), { ...rule(replace('b', 'cc')), id: 'r2' }]);
    bench.sent('c1', 'a-a');
    expect(bench.since('open')).toEqual(['note 3 edited r1', 'let 3 edited r2 "cc-cc"']);
  });

  test('nothing is noted where an edit changes nothing', () => {
    run(rule({ type: 'edit', steps: [{ type: 'json-delete', path: '$.x' }] }));
    bench.sent('c1', '{"y":1}');
    expect(bench.since('open')).toEqual(['let 3']);
  });

  test('of what is too big to be here whole, nothing is changed', () => {
    run(rule({ type: 'truncate', bytes: 1 }));
    bench.sent('c1', 'beginning', 5_000_000);
    expect(bench.since('open')).toEqual(['let 3']);
  });

  test('duplicate: more of it, right behind it, as it was edited', () => {
    run([
      rule({ type: 'duplicate', times: 2 }),
      { ...rule({ type: 'edit', steps: [{ type: 'replace', find: 'x', with: 'y' }] }), id: 'r2' },
    ]);
    bench.sent('c1', 'x');
    bench.received('c1', 'x');
    expect(bench.since('open')).toEqual([
      'note 3 duplicated r1',
      'let 3 edited r2 "y"',
      'transmit c1 r1 "y"',
      'transmit c1 r1 "y"',
      'note 4 duplicated r1',
      'let 4 edited r2 "y"',
      'deliver c1 received r1 "y"',
      'deliver c1 received r1 "y"',
    ]);
  });

  test('reorder: a window in another order, the same for the same seed', () => {
    const orderBy = (seed: number) => {
      bench = new EngineBench();
      bench.setRules(rule({ type: 'reorder', window: 6, withinMs: 1_000 }), { seed });
      bench.open('c1');
      for (let number = 0; number < 6; number++) bench.sent('c1', String(number));
      return bench.let.slice(2);
    };
    expect(orderBy(1)).toEqual(orderBy(1));
    expect(orderBy(1)).not.toEqual([3, 4, 5, 6, 7, 8]);
    expect(orderBy(1).toSorted((a, b) => a - b)).toEqual([3, 4, 5, 6, 7, 8]);
  });

  test('reorder: a window that does not fill goes after its time, and before a close', () => {
    run(rule({ type: 'reorder', window: 6, withinMs: 1_000 }));
    bench.sent('c1', 'a');
    bench.clock.pass(1_000);
    expect(bench.let).toEqual([1, 2, 3]);
    bench.sent('c1', 'b');
    bench.closing('c1');
    expect(bench.let).toEqual([1, 2, 3, 4, 5]);
  });

  test('corrupt and truncate', () => {
    run([rule({ type: 'corrupt', bytes: 1 }), { ...rule({ type: 'truncate', bytes: 5 }), id: 'r2' }]);
    bench.sent('c1', 'abcdefgh');
    expect(bench.since('open')[0]).toBe('note 3 corrupted r1');
    expect(bench.since('open')[1]).toMatch(/^let 3 truncated r2 "....."$/);
  });

  test('answer: a message of the other direction, after its time, and the message goes on', () => {
    run(rule({ type: 'answer', payload: { text: 'pong' }, after: 20 }, { which: { query: 'ping' } }));
    bench.sent('c1', 'ping');
    bench.received('c1', 'ping');
    expect(bench.since('open')).toEqual(['let 3', 'let 4']);
    bench.clock.pass(20);
    expect(bench.since('open').slice(2)).toEqual(['deliver c1 received r1 "pong"', 'transmit c1 r1 "pong"']);
  });

  test('cut: the connection ends as if the network had failed, and what waited of it is gone', () => {
    run([
      rule({ type: 'cut' }, { which: { query: 'now' } }),
      { ...rule({ type: 'delay', wait: { ms: 10 } }, { which: { direction: 'received' } }), id: 'r2' },
    ]);
    bench.received('c1', 'late');
    bench.sent('c1', 'now');
    bench.clock.passAll();
    expect(bench.since('open').slice(1)).toEqual(['stand-in c1 cut r1', 'deliver c1 closed 1006 "" r1']);
  });
});

describe('connections', () => {
  test('refuse', () => {
    bench.setRules(rule({ type: 'refuse' }));
    bench.created('c1');
    expect(bench.said).toEqual(['gates on', 'stand-in c1 refused r1', 'deliver c1 closed 1006 errored r1', 'let 1']);
  });

  test('never answer: until the page closes it', () => {
    bench.setRules(rule({ type: 'never-answer' }));
    bench.created('c1');
    bench.clock.pass(1_000_000);
    expect(bench.said).toEqual(['gates on', 'stand-in c1 unanswered r1', 'let 1']);
    bench.closing('c1');
    expect(bench.said.slice(3)).toEqual(['let 2', 'deliver c1 closed 1006 errored ']);
  });

  test.each([
    [4_001, 'closed 4001 "bye"'],
    [1_006, 'closed 1006 ""'],
  ])('close after a time, with %d', (code, closed) => {
    bench.setRules(rule({ type: 'close-after', ms: 100, code, reason: code === 1006 ? '' : 'bye' }));
    bench.open('c1');
    bench.clock.pass(99);
    expect(bench.since('open')).toEqual([]);
    bench.clock.pass(1);
    expect(bench.since('open')).toEqual([
      `stand-in c1 ${code === 1006 ? 'cut' : 'closed'} r1`,
      `deliver c1 ${closed} r1`,
    ]);
  });

  test('redirect: another connection in its place, with the same rules for its messages', () => {
    bench.setRules([
      rule({ type: 'redirect', url: 'ws://b.example/' }),
      { ...rule({ type: 'drop' }, { which: { query: 'x' } }), id: 'r2' },
    ]);
    bench.created('c1', ['p']);
    bench.opened('c1', 'p');
    bench.sent('c1', 'x');
    expect(bench.said).toEqual([
      'gates on',
      'stand-in c1 redirected r1',
      'connect c1 ws://b.example/ p',
      'let 1',
      'let 2',
      'drop 3 dropped r2',
    ]);
  });

  test('counted: each second one is refused', () => {
    bench.setRules(rule({ type: 'refuse' }, { which: { every: 2 } }));
    bench.created('c1');
    bench.created('c2');
    expect(bench.said.filter((line) => line.startsWith('stand-in'))).toEqual(['stand-in c2 refused r1']);
  });
});
