import { expect, test } from 'vitest';
import type { EngineCommand } from '../../protocol/engine.ts';
import type { ParcelNews } from '../../protocol/parcel.ts';
import { EngineParcel } from './engine-parcel.ts';

const COMMAND = { type: 'release-edited', commandId: 'held-1', connectionId: 'page-1', item: 7 } as const;
const settle = () => new Promise(setImmediate);

function open(opcode: 'text' | 'binary', length: number) {
  const commands: EngineCommand[] = [];
  const news: ParcelNews[] = [];
  const begin = { type: 'begin', command: COMMAND, opcode, length } as const;
  const parcel = new EngineParcel(
    begin,
    (command) => commands.push(command),
    (one) => news.push(one),
  );
  return { commands, news, parcel };
}

test('the engine gets what is joined when it is whole, and each part is told', async () => {
  const { commands, news, parcel } = open('binary', 5);
  parcel.post({ type: 'part', data: new Uint8Array([1, 2, 3]).buffer });
  expect(commands).toEqual([]);
  parcel.post({ type: 'part', data: new Uint8Array([4, 5]).buffer });
  const payload = { opcode: 'binary', data: new Uint8Array([1, 2, 3, 4, 5]).buffer };
  expect(commands).toEqual([{ type: 'release-edited', item: 7, payload }]);
  await settle();
  expect(news).toEqual([0, 3, 5].map((upTo) => ({ type: 'taken', upTo })));
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
  expect([given, wrong, huge].flatMap(({ commands }) => commands)).toEqual([]);
  expect(wrong.news.at(-1)).toEqual({ type: 'failed', reason: 'failed' });
  expect(huge.news).toEqual([{ type: 'failed', reason: 'no-room' }]);
});
