import { expect, test } from 'vitest';
import { EnginePresence } from './engine-presence.ts';

test('an engine that answers stays expected, one that is silent is given up', () => {
  const engine = new EnginePresence();
  const ask = (times: number) => Array.from({ length: times }, () => engine.isExpected());
  expect(ask(4)).toEqual([true, true, true, true]);
  engine.heard({ type: 'gates', on: true });
  expect(ask(7)).toEqual([true, true, true, true, true, false, false]);
});

test('no other command is an answer', () => {
  const engine = new EnginePresence();
  const ask = () => {
    engine.heard({ type: 'acknowledge', seq: 1 });
    return engine.isExpected();
  };
  expect(Array.from({ length: 6 }, ask)).toContain(false);
});
