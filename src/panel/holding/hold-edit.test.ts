import { describe, expect, test } from 'vitest';
import { COMMAND_PAYLOAD_LIMIT, PAYLOAD_LIMIT } from '../../protocol/limits.ts';
import type { Payload } from '../../protocol/payload.ts';
import { HoldEdit } from './hold-edit.ts';

const MESSAGE = { documentId: 'document', connectionId: 'page-1', item: 1, seq: 7, at: 0, rule: 'rule' };
const held = (payload: Payload) => new HoldEdit({ ...MESSAGE, direction: 'received', payload }, payload);
const resultOf = ({ result }: HoldEdit) => (result.value.ok ? result.value.payload : result.value.error);
const bytes = (...values: number[]): Payload => ({ opcode: 'binary', data: new Uint8Array(values).buffer });
const text = (data: string): Payload => ({ opcode: 'text', data });

test.each<[string, Payload]>([
  ['text', text('a')],
  ['json', text('{"a":1}')],
  ['hex', bytes(1)],
  ['file', text('x'.repeat(PAYLOAD_LIMIT + 1))],
  ['file', { opcode: 'binary', data: new ArrayBuffer(PAYLOAD_LIMIT + 1) }],
])('begins as %s', (form, payload) => {
  expect(held(payload).draft.value.form).toBe(form);
});

test('one that was not edited goes on as it was, whatever its size', () => {
  for (const payload of [text('x\r\ny'), text('x'.repeat(COMMAND_PAYLOAD_LIMIT + 1)), bytes(1, 2)]) {
    expect(resultOf(held(payload))).toBe(payload);
  }
});

describe('a file', () => {
  test('goes on in its place, as bytes or as text, and not while it is read', () => {
    const edit = held(text('{"a":1}'));
    const file = { name: 'a.txt', data: new TextEncoder().encode('é').buffer, text: null };
    edit.reading.value = { name: 'a.txt', progress: 0, cancel: () => undefined };
    expect(resultOf(edit)).toBe('no-file');
    edit.reading.value = null;
    edit.attach(file);
    expect(resultOf(edit)).toEqual({ opcode: 'binary', data: file.data });
    edit.attach({ ...file, text: 'é' });
    expect(resultOf(edit)).toEqual(text('é'));
  });

  test('is what was typed when that becomes one, and can be typed again where it is no longer than what is sent whole', () => {
    const edit = held(text('a'));
    edit.type('é');
    edit.convert('file');
    expect(resultOf(edit)).toEqual(text('é'));
    edit.convert('hex');
    expect(edit.draft.value).toMatchObject({ form: 'hex', content: 'c3 a9' });
    const large = held({ opcode: 'binary', data: new ArrayBuffer(COMMAND_PAYLOAD_LIMIT + 1) });
    expect((['text', 'json', 'hex', 'base64', 'file'] as const).map((form) => large.canConvert(form))).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });
});

test('another form is offered where the same bytes have one', () => {
  const edit = held(bytes(0xff));
  expect([edit.canConvert('text'), edit.canConvert('base64'), edit.canConvert('file')]).toEqual([false, true, true]);
  edit.type('c3 a9');
  edit.convert('text');
  expect(edit.draft.value).toMatchObject({ form: 'text', content: 'é' });
  edit.convert('base64');
  edit.type('*');
  expect([edit.canConvert('hex'), edit.canConvert('file')]).toEqual([false, false]);
});
