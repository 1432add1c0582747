import { expect, test } from 'vitest';
import type { ParcelNews } from '../../protocol/parcel.ts';
import type { Payload } from '../../protocol/payload.ts';
import { EngineParcel } from './engine-parcel.ts';

const COMMAND = { type: 'release-edited', commandId: 'held-1', connectionId: 'page-1', item: 7 } as const;
const settle = () => new Promise(setImmediate);

function open(opcode: 'text' | 'binary', length: number, isHeld = true) {
  const released: [number, Payload][] = [];
  const news: ParcelNews[] = [];
  const begin = { type: 'begin', command: COMMAND, opcode, length } as const;
  const parcel = new EngineParcel(
    begin,
    (...edited) => {
      released.push(edited);
      return Promise.resolve(isHeld);
    },
    (one) => news.push(one),
  );
  return { released, news, parcel };
}

test('the engine gets what is joined when it is whole, and each part is told', async () => {
  const { released, news, parcel } = open('binary', 5);
  parcel.post({ type: 'part', data: new Uint8Array([1, 2, 3]).buffer });
  expect(released).toEqual([]);
  parcel.post({ type: 'part', data: new Uint8Array([4, 5]).buffer });
  const payload = { opcode: 'binary', data: new Uint8Array([1, 2, 3, 4, 5]).buffer };
  expect(released).toEqual([[7, payload]]);
  await settle();
  expect(news).toEqual([0, 3, 5].map((upTo) => ({ type: 'taken', upTo })));
});

test('one whose message goes on as it was is not told to be taken', async () => {
  const { news, parcel } = open('text', 1, false);
  parcel.post({ type: 'part', data: 'a' });
  await settle();
  expect(news).toEqual([
    { type: 'taken', upTo: 0 },
    { type: 'failed', reason: 'gone' },
  ]);
});

test('nothing goes on of one that is given up, has a part that is not its, or no room', async () => {
  const given = open('text', 2);
  given.parcel.post({ type: 'part', data: 'a' });
  given.parcel.close();
  given.parcel.post({ type: 'part', data: 'b' });
  const wrong = open('text', 2);
  wrong.parcel.post({ type: 'part', data: 'abc' });
  wrong.parcel.post({ type: 'part', data: 'ab' });
  const huge = open('binary', Number.MAX_SAFE_INTEGER);
  await settle();
  expect([given, wrong, huge].flatMap(({ released }) => released)).toEqual([]);
  expect(wrong.news.at(-1)).toEqual({ type: 'failed', reason: 'failed' });
  expect(huge.news).toEqual([{ type: 'failed', reason: 'no-room' }]);
});
