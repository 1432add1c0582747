import { describe, expect, test } from 'vitest';
import { PARCEL_LIMIT, PART_SIZE } from './limits.ts';
import { parseParcelNews } from './parcel.ts';
import { parseParcelMessage } from './parse-parcel.ts';

const named = { documentId: 'document', parcelId: 'panel-1' };
const command = { type: 'send', commandId: 'panel-1', connectionId: 'page-1' };
const begin = { type: 'begin', command, opcode: 'text', length: 3 };

describe('what the panel says', () => {
  test.each([
    ['a begin', begin],
    ['of an injected message', { ...begin, command: { ...command, type: 'inject' } }],
    ['a part of a text', { type: 'part', data: 'x' }],
    ['a part of bytes', { type: 'part', data: new ArrayBuffer(PART_SIZE) }],
    ['a cancel', { type: 'cancel' }],
  ])('%s is read as it is', (_name, step) => {
    expect(parseParcelMessage({ ...named, step })).toEqual({ ok: true, value: { ...named, step } });
  });

  test.each([
    ['no step', undefined],
    ['another kind', { type: 'end' }],
    ['a part of nothing', { type: 'part', data: '' }],
    ['too large a part', { type: 'part', data: new ArrayBuffer(PART_SIZE + 1) }],
    ['a part of another kind', { type: 'part', data: [1] }],
    ['nothing to come', { ...begin, length: 0 }],
    ['more than any message', { ...begin, length: PARCEL_LIMIT + 1 }],
    ['no kind', { ...begin, opcode: 'blob' }],
    ['another command', { ...begin, command: { ...command, type: 'close' } }],
    ['no connection', { ...begin, command: { ...command, connectionId: 3 } }],
  ])('%s is refused', (_name, step) => {
    expect(parseParcelMessage({ ...named, step })).toMatchObject({ ok: false });
  });
});

test('what comes of it is read, and nothing else', () => {
  expect(parseParcelNews({ type: 'taken', upTo: 4, more: 1 })).toEqual({ type: 'taken', upTo: 4 });
  for (const reason of ['no-room', 'gone', 'failed'] as const)
    expect(parseParcelNews({ type: 'failed', reason })).toEqual({ type: 'failed', reason });
  const bad = [null, { type: 'taken', upTo: -1 }, { type: 'failed', reason: 'tired' }, { type: 'done' }];
  expect(bad.map(parseParcelNews)).toEqual(bad.map(() => undefined));
});
