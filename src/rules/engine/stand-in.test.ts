import { expect, test } from 'vitest';
import { EngineBench, rule } from '../../../test/simulation/engine-bench.ts';

const FAILED = { type: 'closed', code: 1006, reason: '', wasClean: false, errored: true } as const;

test('what the page’s own socket does before a worker hears that a server is mocked is not the mocked server’s', () => {
  const bench = new EngineBench('worker');
  const exchanges = [{ text: 'ping', replies: [{ after: 0, payload: { text: 'pong' } }] }];
  bench.setRules(rule({ type: 'mock', script: { opensAfter: 5, greeting: [], exchanges } }));
  bench.created('c1');
  bench.gated('c1', FAILED, false);
  bench.clock.pass(5);
  bench.sent('c1', 'ping');
  bench.clock.pass(1);
  expect(bench.said.slice(1)).toEqual([
    'stand-in c1 mocked r1',
    'let 1',
    'deliver c1 opened  r1',
    'let 3',
    'deliver c1 received r1 "pong"',
  ]);
});

test('… nor that of another address', () => {
  const bench = new EngineBench('worker');
  bench.setRules(rule({ type: 'redirect', url: 'wss://b.example/' }));
  bench.created('c1');
  bench.gated('c1', FAILED, false);
  bench.opened('c1');
  bench.mark('open');
  const item = bench.gated('c1', { type: 'closed', code: 1000, reason: '', wasClean: true, errored: false });
  expect(bench.said.slice(1, 4)).toEqual(['stand-in c1 redirected r1', 'connect c1 wss://b.example/ ', 'let 1']);
  expect(bench.since('open')).toEqual([`let ${item}`]);
});
