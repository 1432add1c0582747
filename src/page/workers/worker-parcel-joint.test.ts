import { expect, test } from 'vitest';
import type { ToHook } from '../../protocol/meeting.ts';
import { workerParcelJoint } from './worker-parcel-joint.ts';

const command = { type: 'send', commandId: 'panel-1', connectionId: 'page-1' } as const;

test('a text is put together wherever it is cut, between two halves of a character too', () => {
  const heard: ToHook[] = [];
  const begin = JSON.stringify({ command, opcode: 'text', length: 4 });
  const joint = workerParcelJoint(begin, (message) => heard.push(message));
  expect(joint.add(JSON.stringify('é\ud83d'))).toBe(2);
  expect(heard).toEqual([]);
  expect(joint.add(JSON.stringify('\ude00x'))).toBe(4);
  expect(heard).toEqual([{ ...command, payload: { opcode: 'text', data: 'é😀x' } }]);
});
