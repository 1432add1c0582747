import { describe, expect, test } from 'vitest';
import type { Payload } from '../../protocol/payload.ts';
import type { EditStep } from '../action.ts';
import { editedPayload } from './edit-payload.ts';

const text = (data: string): Payload => ({ opcode: 'text', data });
const binary = (...bytes: number[]): Payload => ({ opcode: 'binary', data: new Uint8Array(bytes).buffer });
const edited = (data: string, ...steps: EditStep[]) => editedPayload(text(data), steps).data;
const bytesOf = ({ data }: Payload) => (typeof data === 'string' ? data : [...new Uint8Array(data)]);
const set = (path: string, value: unknown): EditStep => ({ type: 'json-set', path, value });
const remove = (path: string): EditStep => ({ type: 'json-delete', path });

describe('text', () => {
  test.each<[string, EditStep, string]>([
    ['a.a', { type: 'replace', find: '.', with: '$&' }, 'a$&a'],
    ['aXbX', { type: 'replace', find: 'X', with: '' }, 'ab'],
    ['id=12;id=34', { type: 'regex', pattern: 'id=(\\d)(\\d)', flags: 'g', with: '$2$1' }, '21;43'],
    ['Aa', { type: 'regex', pattern: 'a', flags: 'i', with: 'b' }, 'ba'],
  ])('%s by %j', (data, step, after) => expect(edited(data, step)).toBe(after));

  test('grows to no more than a user may send', () => {
    const step: EditStep = { type: 'replace', find: 'a', with: 'b'.repeat(1024) };
    expect(edited('a'.repeat(16 * 1024), step)).toHaveLength(16 * 1024 * 1024);
    expect(edited('a'.repeat(16 * 1024 + 1), step)).toBe('a'.repeat(16 * 1024 + 1));
  });

  test('in bytes that are UTF-8, which stay bytes', () => {
    const bytes = binary(...new TextEncoder().encode('né'));
    expect(bytesOf(editedPayload(bytes, [{ type: 'replace', find: 'é', with: 'e' }]))).toEqual([110, 101]);
  });

  test('in bytes that are none changes nothing', () => {
    const bytes = binary(0xff, 0x61);
    expect(editedPayload(bytes, [{ type: 'replace', find: 'a', with: 'b' }])).toBe(bytes);
  });
});

describe('JSON', () => {
  test.each<[string, EditStep, string]>([
    ['{"a":1,"b":2}', set('$.a', { x: [] }), '{"a":{"x":[]},"b":2}'],
    ['{"a":1}', set('$.new', null), '{"a":1,"new":null}'],
    ['{"a":{"b":1}}', set('$["a"].b', 'x'), '{"a":{"b":"x"}}'],
    ['[1,2,3]', set('$[-1]', 9), '[1,2,9]'],
    ['[1,2]', set('$[2]', 3), '[1,2,3]'],
    ['[{"v":1},{"v":2},{}]', set('$[*].v', 0), '[{"v":0},{"v":0},{"v":0}]'],
    ['{"id":1,"c":{"id":2,"d":{}}}', set('$..id', 0), '{"id":0,"c":{"id":0,"d":{}}}'],
    ['{"a":1}', set('$', [1]), '[1]'],
    ['{"a":1,"b":2}', remove('$.a'), '{"b":2}'],
    ['[1,2,3,4]', remove('$[1]'), '[1,3,4]'],
    ['[1,2]', remove('$[*]'), '[]'],
    ['{"t":1,"c":[{"t":2}]}', remove('$..t'), '{"c":[{}]}'],
    [
      '{"id":12345678901234567890,"f":1.0,"e":1e3,"x":1}',
      set('$.x', 2),
      '{"id":12345678901234567890,"f":1.0,"e":1e3,"x":2}',
    ],
    ['{"a":1}', set('$["__proto__"]', 5), '{"a":1,"__proto__":5}'],
  ])('%s by %j', (data, step, after) => expect(edited(data, step)).toBe(after));

  test.each<[string, EditStep]>([
    ['no JSON', set('$.a', 1)],
    ['{"a":1}', remove('$.b')],
    ['{"a":1}', set('$.a.b', 1)],
    ['[1]', set('$.a', 1)],
    ['{"a":1}', set('$..b', 1)],
    ['['.repeat(100_000), remove('$[0]')],
  ])('%s stays by %j', (data, step) => {
    const before = text(data);
    expect(editedPayload(before, [step])).toBe(before);
  });
});

describe('bytes', () => {
  const step = (at: number, removed: number, hex: string): EditStep => ({ type: 'bytes', at, remove: removed, hex });

  test.each<[EditStep, number[]]>([
    [step(0, 1, 'ff'), [255, 2, 3]],
    [step(-1, 1, ''), [1, 2]],
    [step(1, 0, '0a 0b'.replace(' ', '')), [1, 10, 11, 2, 3]],
    [step(99, 5, '04'), [1, 2, 3, 4]],
    [step(-99, 1, ''), [2, 3]],
  ])('%j', (one, after) => expect(bytesOf(editedPayload(binary(1, 2, 3), [one]))).toEqual(after));

  test('of a text, which stays one', () => {
    expect(edited('aéb', step(1, 2, '65'))).toBe('aeb');
    const before = text('aéb');
    expect(editedPayload(before, [step(1, 1, '')])).toBe(before);
  });
});

test('another message in its place', () => {
  expect(bytesOf(editedPayload(text('x'), [{ type: 'whole', payload: { base64: 'AAH/' } }]))).toEqual([0, 1, 255]);
});
