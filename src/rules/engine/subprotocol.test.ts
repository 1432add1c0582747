/** Rules for a subprotocol, on connections whose page has offered a list, which is not read. */
import { beforeEach, describe, expect, test } from 'vitest';
import { EngineBench, rule } from '../../../test/simulation/engine-bench.ts';

const where = { subprotocol: 'chat*' };
let bench: EngineBench;

beforeEach(() => {
  bench = new EngineBench();
});

describe('a rule for messages', () => {
  beforeEach(() => bench.setRules(rule({ type: 'drop' }, { where })));

  test('holds once the server has chosen its subprotocol', () => {
    bench.created('c1');
    bench.opened('c1', 'chat.v2');
    bench.sent('c1', 'a');
    expect(bench.said).toEqual(['gates on', 'let 1', 'let 2', 'drop 3 dropped r1']);
  });

  test.each(['feed', ''])('is over when it has chosen %j', (chosen) => {
    bench.created('c1');
    bench.opened('c1', chosen);
    expect(bench.said).toEqual(['gates on', 'let 1', 'let 2', 'free c1']);
  });

  test('waits for the choice on a connection that is being made, whatever rules come and go', () => {
    bench.gated('c1', {
      type: 'existing',
      facts: { url: 'wss://a.example/', readyState: 'connecting', subprotocol: '', extensions: '', binaryType: 'blob' },
    });
    bench.setRules(rule({ type: 'hold' }, { where }));
    bench.opened('c1', 'chat');
    bench.sent('c1', 'a');
    expect(bench.said.at(-1)).toBe('note 3 held r1');
  });

  test('is for no connection of another address', () => {
    bench.setRules(rule({ type: 'drop' }, { where: { ...where, url: 'wss://b.example/*' } }));
    bench.created('c1');
    expect(bench.said.at(-1)).toBe('free c1');
  });
});

describe('a rule for connections', () => {
  test('is carried out when the server has chosen, before the page hears of it', () => {
    bench.setRules(rule({ type: 'refuse' }, { where, which: { first: 1 } }));
    bench.created('c1');
    bench.opened('c1', 'chat');
    expect(bench.said.slice(1)).toEqual(['let 1', 'stand-in c1 refused r1', 'deliver c1 closed 1006 errored r1']);
    bench.created('c2');
    bench.opened('c2', 'chat');
    expect(bench.let.slice(-2)).toEqual([3, 4]);
  });

  test('closes after its time', () => {
    bench.setRules(rule({ type: 'close-after', ms: 5, code: 4_000, reason: '' }, { where }));
    bench.created('c1');
    bench.opened('c1', 'chat');
    bench.clock.pass(5);
    expect(bench.said.at(-1)).toBe('deliver c1 closed 4000 "" r1');
  });
});
