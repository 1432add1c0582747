import { expect, test, vi } from 'vitest';
import { receivedText } from '../../../test/simulation/received-text.ts';
import { Session } from '../session.ts';
import { seenAt } from './seen-json.ts';

/** Names at the root, when the time is up after a number of looks at the clock. */
function namesAfter(session: Session, looks: number): readonly string[] {
  let left = looks;
  return seenAt({ session, meanings: session.meanings }, [], () => left-- <= 0).names.map(({ name }) => name);
}

test('the newest messages are read until the time is up, the very newest one always', () => {
  const session = new Session();
  session.append(['{"a":1}', '{"b":1}', '{"c":1}'].map((data, index) => receivedText(index + 1, data)));
  expect([0, 1, 2].map((looks) => namesAfter(session, looks))).toEqual([['c'], ['c', 'b'], ['c', 'b', 'a']]);
});

test('rows that are no messages are not gone through without end', () => {
  const session = new Session();
  session.append([receivedText(1, '{"a":1}')]);
  session.append(Array.from({ length: 20_000 }, (_, at) => ({ type: 'error', seq: at + 2, at, connection: 'c1' })));
  const looks = vi.spyOn(session, 'kindAt');
  expect(namesAfter(session, 1)).toEqual([]);
  expect(looks.mock.calls.length).toBeLessThan(20_000);
});
