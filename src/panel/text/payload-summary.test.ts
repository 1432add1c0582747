import { expect, test } from 'vitest';
import { payloadSummary } from './payload-summary.ts';

const binary = (...bytes: number[]) => ({ opcode: 'binary', data: Uint8Array.from(bytes).buffer }) as const;

test.each([
  { name: 'text', payload: { opcode: 'text', data: '{"a":1}' } as const, summary: '{"a":1}' },
  { name: 'text over lines', payload: { opcode: 'text', data: 'a\r\nb' } as const, summary: 'a\\r↵b' },
  { name: 'empty text', payload: { opcode: 'text', data: '' } as const, summary: '' },
  { name: 'bytes', payload: binary(0, 255, 16), summary: '00 ff 10' },
  { name: 'no bytes', payload: binary(), summary: '' },
])('$name', ({ payload, summary }) => expect(payloadSummary(payload)).toBe(summary));

test('a long payload is cut, never in the middle of a character', () => {
  const summary = payloadSummary({ opcode: 'text', data: `${'x'.repeat(399)}😀${'y'.repeat(1e6)}` });
  expect(summary).toBe(`${'x'.repeat(399)}\ufffd…`);
  expect(payloadSummary(binary(...new Array(100).fill(7)))).toBe(`${'07 '.repeat(48)}…`);
});
