import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCharacter } from '../../../test/arbitraries/any-character.ts';
import { convertPayload, draftOf, payloadOf } from './draft.ts';

const text = (data: string) => ({ opcode: 'text', data }) as const;
const binary = (...bytes: number[]) => ({ opcode: 'binary', data: Uint8Array.from(bytes).buffer }) as const;

describe('a payload that is edited', () => {
  test('text without CR and bytes come back as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (data) => {
        fc.pre(!data.includes('\r'));
        expect(payloadOf(draftOf(text(data)))).toEqual({ ok: true, payload: text(data) });
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(payloadOf(draftOf(binary(...bytes)))).toEqual({ ok: true, payload: binary(...bytes) });
      }),
    );
  });

  test('CR LF line ends come back, though a text box shows LF', () => {
    const draft = draftOf(text('a\r\nb\r\n'));
    expect(draft).toEqual({ form: 'text', content: 'a\nb\n', lineEnds: 'crlf' });
    expect(payloadOf(draft)).toEqual({ ok: true, payload: text('a\r\nb\r\n') });
  });

  test.each(['a\r\nb\nc', 'a\rb', '\n\r\n', '\r'])('line ends that a text box cannot keep are known: %j', (data) => {
    expect(draftOf(text(data)).lineEnds).toBe('mixed');
  });
});

describe('payloadOf', () => {
  test.each([
    { name: 'a character that is no digit', draft: { form: 'hex', content: '00 zz' }, error: 'character', at: 3 },
    { name: 'half a byte', draft: { form: 'hex', content: '00 0' }, error: 'odd', at: 3 },
    { name: 'what is no base64', draft: { form: 'base64', content: 'a*b=' }, error: 'base64', at: 1 },
    { name: 'base64 after its end', draft: { form: 'base64', content: 'AP8=\nAP8=' }, error: 'base64', at: 3 },
    { name: 'base64 that is cut', draft: { form: 'base64', content: 'AP8QA' }, error: 'base64', at: 5 },
    { name: 'what is no JSON', draft: { form: 'json', content: '{"a":1,}' }, error: 'json', at: 7 },
  ] as const)('refuses $name, and says where', ({ draft, error, at }) => {
    expect(payloadOf({ ...draft, lineEnds: 'lf' })).toEqual({ ok: false, error, at });
  });
});

describe('convertPayload', () => {
  test('text and its bytes', () => {
    expect(convertPayload(text('hé'), 'hex')).toEqual({ form: 'hex', content: '68 c3 a9', lineEnds: 'lf' });
    expect(convertPayload(binary(0x68, 0xc3, 0xa9), 'text')?.content).toBe('hé');
  });

  test('bytes as base64', () => {
    expect(convertPayload(binary(0xff, 0), 'base64')?.content).toBe('/wA=');
    expect(payloadOf({ form: 'base64', content: ' _w\nA= ', lineEnds: 'lf' })).toEqual({
      ok: true,
      payload: binary(0xff, 0),
    });
  });

  test('JSON is a text, and its first mistake has a place', () => {
    expect(payloadOf({ form: 'json', content: '{"a":[1,2]}', lineEnds: 'lf' })).toEqual({
      ok: true,
      payload: text('{"a":[1,2]}'),
    });
    expect(payloadOf({ form: 'json', content: '[1,]', lineEnds: 'lf' })).toEqual({ ok: false, error: 'json', at: 3 });
  });

  test('line ends that a text box cannot keep are kept as bytes', () => {
    expect(convertPayload(text('a\r\nb\n'), 'hex')?.content).toBe('61 0d 0a 62 0a');
  });

  test('bytes that are no text have no text form', () => {
    expect(convertPayload(binary(0xff), 'text')).toBeNull();
  });
});
