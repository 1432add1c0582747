import { expect, test } from 'vitest';
import type { ParcelNews } from '../../protocol/parcel.ts';
import { WorkerParcel } from './worker-parcel.ts';

const begin = {
  type: 'begin',
  command: { type: 'send', commandId: 'panel-1', connectionId: 'page-1' },
  opcode: 'binary',
  length: 5,
} as const;

const settle = () => new Promise(setImmediate);

/** A worker whose joint answers as it is told, and writes down what is asked of it. */
function open(answers: readonly (object | Error)[]) {
  const asked: string[] = [];
  const news: ParcelNews[] = [];
  const left = [...answers];
  const send = (method: string, params: object = {}): Promise<unknown> => {
    asked.push(`${method} ${'objectId' in params ? String(params.objectId) : ''}`);
    const answer = left.shift() ?? {};
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { asked, news, parcel: new WorkerParcel(send, 'hook', begin, (one) => news.push(one)) };
}

const part = (...bytes: number[]) => ({ type: 'part', data: new Uint8Array(bytes).buffer }) as const;
const taken = (value: number) => ({ result: { value } });
const JOINT = { result: { objectId: 'joint' } };
/** As Chromium answers when what is called throws: the result is what was thrown. */
const thrown = (className: string) => {
  const exception = { type: 'object', subtype: 'error', className, objectId: 'error' };
  return { result: exception, exceptionDetails: { text: 'Uncaught', exception } };
};
const RANGE = thrown('RangeError');

test('each part is told when the worker has it, in its order, and what joins them is let go of', async () => {
  const { asked, news, parcel } = open([JOINT, taken(3), taken(5)]);
  parcel.post(part(1, 2, 3));
  parcel.post(part(4, 5));
  parcel.close();
  await settle();
  expect(news).toEqual([0, 3, 5].map((upTo) => ({ type: 'taken', upTo })));
  const call = 'Runtime.callFunctionOn';
  expect(asked).toEqual([`${call} hook`, `${call} joint`, `${call} joint`, 'Runtime.releaseObject joint']);
});

test.each([
  ['has no room for it', [RANGE], 'no-room'],
  ['has no room for another part', [JOINT, RANGE], 'no-room'],
  ['takes none', [thrown('TypeError')], 'failed'],
  ['takes no other part', [JOINT, thrown('TypeError')], 'failed'],
  ['answers with nothing', [{ result: {} }], 'failed'],
  ['answers with no number', [JOINT, taken(-1)], 'failed'],
  ['has ended', [new Error('no such session')], 'gone'],
  ['ends on the way', [JOINT, new Error('no such session')], 'gone'],
] as const)('a worker that %s is told', async (_what, answers, reason) => {
  const { news, parcel } = open(answers);
  parcel.post(part(1, 2, 3));
  parcel.close();
  await settle();
  expect(news.at(-1)).toEqual({ type: 'failed', reason });
});
