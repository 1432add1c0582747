import { expect, test } from 'vitest';
import english from '../../../public/_locales/en/messages.json';
import type { Message } from '../../session/session-event.ts';
import { timingFacts } from './timing-facts.ts';
import { Wording } from './wording.ts';

const wording = new Wording((key, ...parts) =>
  english[key].message.replace(/\$(\d)/g, (_, place) => parts[Number(place) - 1] ?? ''),
);
const message: Message = {
  type: 'message',
  connection: 'c1',
  seq: 3,
  at: 1_000,
  direction: 'sent',
  payload: { opcode: 'text', data: '' },
  discarded: false,
  resent: false,
};
const before = { ...message, at: 987.55 };
const nothing = { before: undefined, drained: undefined };
const received = { ...message, direction: 'received' } as const;

test.each([
  { name: 'the first message', of: message, context: nothing, says: ['first message of the connection'] },
  { name: 'a later one', of: message, context: { ...nothing, before }, says: ['12.5 ms'] },
  {
    name: 'one that had to wait',
    of: { ...message, bufferedAmount: 1 },
    context: { before, drained: 1204 },
    says: ['12.5 ms', '1 byte', '1,204 ms'],
  },
  {
    name: 'one that was handled',
    of: { ...received, handled: 0 },
    context: { ...nothing, before },
    says: ['12.5 ms', '0 ms'],
  },
  {
    name: 'one that nobody measured',
    of: received,
    context: { ...nothing, before },
    says: ['12.5 ms', 'not measured'],
  },
])('$name', ({ of, context, says }) => {
  expect(
    timingFacts(wording, of, context)
      .slice(1)
      .map(({ value }) => value),
  ).toEqual(says);
});
