import { beforeEach, expect, test } from 'vitest';
import { EngineBench, rule } from '../../../test/simulation/engine-bench.ts';
import type { MockScript } from '../action.ts';

const script: MockScript = {
  opensAfter: 10,
  greeting: [
    { after: 0, payload: { text: 'hello' } },
    { after: 5, payload: { base64: 'AAE=' } },
  ],
  exchanges: [
    { text: 'next', replies: [{ after: 1, payload: { text: 'one' } }] },
    { text: 'next', replies: [{ after: 1, payload: { text: 'two' } }] },
    { query: '$.type == ask', replies: [{ after: 0, payload: { text: 'told' } }] },
  ],
};

let bench: EngineBench;

beforeEach(() => {
  bench = new EngineBench();
  bench.setRules(rule({ type: 'mock', script }));
  bench.created('c1', ['chat', 'feed']);
});

const heard = () => bench.said.filter((line) => line.startsWith('deliver'));

test('opens after its time, with the first subprotocol that the page offers, and greets', () => {
  expect(bench.said).toEqual(['gates on', 'stand-in c1 mocked r1', 'let 1']);
  bench.clock.pass(10);
  expect(heard()).toEqual(['deliver c1 opened chat r1', 'deliver c1 received r1 "hello"']);
  bench.clock.pass(5);
  expect(heard().at(-1)).toBe('deliver c1 received r1 [0,1]');
});

test('answers what the page sends, each exchange in its turn, the last again', () => {
  bench.clock.pass(15);
  for (const text of ['next', 'next', 'next', '{"type":"ask"}', 'anything else']) bench.sent('c1', text);
  bench.clock.passAll();
  expect(heard().slice(3)).toEqual([
    'deliver c1 received r1 "told"',
    'deliver c1 received r1 "one"',
    'deliver c1 received r1 "two"',
    'deliver c1 received r1 "two"',
  ]);
  expect(bench.let).toEqual([1, 2, 3, 4, 5, 6]);
});

test('closes as the page asks it to', () => {
  bench.clock.pass(15);
  bench.closing('c1', 3_000, 'bye');
  expect(bench.said.slice(-2)).toEqual(['let 2', 'deliver c1 closed 3000 "bye" ']);
});

test('that is closed before it has opened fails, as a real one does, and says nothing later', () => {
  bench.closing('c1');
  bench.clock.passAll();
  expect(heard()).toEqual(['deliver c1 closed 1006 errored ']);
});

test('takes what other rules have left of a message', () => {
  bench = new EngineBench();
  const edit = rule({ type: 'edit', steps: [{ type: 'whole', payload: { text: 'next' } }] });
  bench.setRules([rule({ type: 'mock', script }), { ...edit, id: 'r2' }]);
  bench.created('c1');
  bench.clock.pass(15);
  bench.sent('c1', 'x');
  bench.clock.passAll();
  expect(heard().at(-1)).toBe('deliver c1 received r1 "one"');
});
