import { describe, expect, test } from 'vitest';
import { COMMAND_PAYLOAD_LIMIT } from '../../protocol/limits.ts';
import { parseEngineCommand } from '../../protocol/parse-for-engine.ts';
import type { Payload } from '../../protocol/payload.ts';
import { HoldEdit } from './hold-edit.ts';

const MESSAGE = { documentId: 'document', connectionId: 'page-1', item: 1, seq: 1, at: 0, rule: 'rule' };
const held = (payload: Payload) => new HoldEdit({ ...MESSAGE, direction: 'received', payload });

const isTaken = (payload: Payload) => parseEngineCommand({ type: 'release-edited', item: 1, payload }).ok;

describe('a held message that is edited', () => {
  test.each<[string, Payload, longest: string]>([
    ['of text', { opcode: 'text', data: 'x' }, 'é'.repeat(COMMAND_PAYLOAD_LIMIT)],
    ['of bytes', { opcode: 'binary', data: new ArrayBuffer(1) }, '00'.repeat(COMMAND_PAYLOAD_LIMIT)],
  ])('%s goes on with as much as the way to the page takes, and is not lost with more', (_name, payload, longest) => {
    const edit = held(payload);
    edit.type(longest);
    const whole = edit.result.value;
    expect(whole.ok && isTaken(whole.payload)).toBe(true);
    edit.type(`${longest}00`);
    expect(edit.result.value).toEqual({ ok: false, error: 'too-long' });
  });
});

test('one that was not edited goes on whatever its size', () => {
  const payload: Payload = { opcode: 'text', data: 'x'.repeat(COMMAND_PAYLOAD_LIMIT + 1) };
  const { result } = held(payload);
  expect(result.value.ok && result.value.payload === payload).toBe(true);
});
