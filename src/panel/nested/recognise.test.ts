import { constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCharacter } from '../../../test/arbitraries/any-character.ts';
import { type Content, contentText, NESTED_FORMS } from './content.ts';
import { inflate } from './inflate.ts';
import { openNested } from './open-nested.ts';
import { recognise } from './recognise.ts';

const base64Url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const JWT = `${base64Url({ alg: 'HS256', typ: 'JWT' })}.${base64Url({ sub: '7', exp: 1_700_000_000 })}.c2lnbmVk`;
const contentOf = (data: Content['data']): Content => ({ form: null, data, isCut: false });
const bytesOf = (buffer: Uint8Array) => Uint8Array.from(buffer);

describe('recognise', () => {
  test.each<{ readonly text: string; readonly forms: string[] }>([
    { text: JWT, forms: ['jwt'] },
    { text: `Bearer ${JWT}`, forms: ['jwt'] },
    { text: '{"a":1}', forms: ['json'] },
    { text: '["a", 1]', forms: ['json'] },
    { text: '{"a":1', forms: [] },
    { text: '12345678', forms: [] },
    { text: 'data:text/plain,hello', forms: ['data-url'] },
    { text: 'data:image/png;base64,iVBORw0KGgo=', forms: ['data-url'] },
    { text: Buffer.from('hello, world').toString('base64'), forms: ['base64'] },
    { text: gzipSync('packed').toString('base64'), forms: ['base64'] },
    { text: deflateSync('{"packed":true}').toString('base64'), forms: ['base64'] },
    { text: deflateSync('').toString('base64'), forms: ['base64'] },
    { text: deflateSync('{"stored":1}', { level: 0 }).toString('base64'), forms: ['base64'] },
    { text: deflateSync('{"fixed":1}', { strategy: constants.Z_FIXED }).toString('base64'), forms: ['base64'] },
    { text: 'eJwAbcDe', forms: [] },
    { text: 'eJwHbcDeFgHi', forms: [] },
    { text: 'eJwAbcDeFgHi', forms: [] },
    { text: 'a=1&b=two+words&b=%C3%A9', forms: ['form'] },
    { text: 'https://shop.example/find?q=%E2%82%AC&page=2#top', forms: ['form'] },
    { text: 'caf%C3%A9 au lait', forms: ['url'] },
    { text: '100%', forms: [] },
    { text: 'subscription', forms: [] },
    { text: 'heartbeat', forms: [] },
    { text: 'said before it closed', forms: [] },
    { text: '550e8400-e29b-41d4-a716-446655440000', forms: [] },
    { text: '/market/ticker', forms: [] },
    { text: '', forms: [] },
    { text: '<svg onload="alert(1)">', forms: [] },
  ])('$text', ({ text, forms }) => {
    expect(recognise(text)).toEqual(forms);
  });

  test.each<{ readonly name: string; readonly bytes: Uint8Array; readonly forms: string[] }>([
    { name: 'gzip', bytes: gzipSync('packed'), forms: ['gzip'] },
    { name: 'zlib', bytes: deflateSync('packed'), forms: ['zlib'] },
    { name: 'neither', bytes: Uint8Array.of(0, 1, 2, 3), forms: [] },
    { name: 'nothing', bytes: new Uint8Array(), forms: [] },
  ])('bytes: $name', ({ bytes, forms }) => {
    expect(recognise(bytes)).toEqual(forms);
  });

  test('looks at anything', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: anyCharacter, maxLength: 300 }), fc.uint8Array()),
        (data) => void recognise(data),
      ),
    );
  });
});

describe('openNested', () => {
  test.each<{ readonly form: (typeof NESTED_FORMS)[number]; readonly data: Content['data']; readonly text: string }>([
    {
      form: 'jwt',
      data: JWT,
      text: '{"header":{"alg":"HS256","typ":"JWT"},"payload":{"sub":"7","exp":1700000000},"signature":"c2lnbmVk"}',
    },
    { form: 'json', data: '{"a":1}', text: '{"a":1}' },
    { form: 'base64', data: 'aGVsbG8sIHdvcmxk', text: 'hello, world' },
    { form: 'base64', data: 'P_-_\n', text: '?\ufffd\ufffd' },
    { form: 'data-url', data: 'data:text/plain;base64,aGVsbG8=', text: 'hello' },
    { form: 'data-url', data: 'data:,a%20b', text: 'a b' },
    { form: 'url', data: 'caf%C3%A9', text: 'café' },
    { form: 'form', data: 'a=1&b=two+words&b="', text: '' },
    { form: 'form', data: 'a=1&b=two+words&b=%22', text: '{"a":"1","b":"two words","b":"\\""}' },
    { form: 'form', data: 'https://shop.example/find?q=%E2%82%AC&page=2#top', text: '{"q":"€","page":"2"}' },
    { form: 'form', data: '/done#token=a%20b&state=7', text: '{"token":"a b","state":"7"}' },
    { form: 'form', data: 'colour=#fff&why=what?', text: '{"colour":"#fff","why":"what?"}' },
    { form: 'gzip', data: bytesOf(gzipSync('packed')), text: 'packed' },
    { form: 'zlib', data: bytesOf(deflateSync('packed')), text: 'packed' },
    { form: 'deflate', data: bytesOf(deflateRawSync('packed')), text: 'packed' },
  ])('$form: $text', async ({ form, data, text }) => {
    const opened = await openNested(contentOf(data), form);
    expect(opened ? contentText(opened) : '').toBe(text);
  });

  test('gives what can be read as text, and else bytes, none of them missing', async () => {
    const opened = async (bytes: Uint8Array) =>
      (await openNested(contentOf(Buffer.from(bytes).toString('base64')), 'base64'))?.data;
    expect(await opened(Buffer.from('plain words, é'))).toBe('plain words, é');
    const marked = Uint8Array.of(0xef, 0xbb, 0xbf, 0x61);
    expect(await opened(marked)).toEqual(marked);
    expect(await opened(Uint8Array.of(0, 1, 2))).toEqual(Uint8Array.of(0, 1, 2));
  });

  test('gives nothing for what is not what it is taken for, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 100 }), fc.constantFrom(...NESTED_FORMS), async (text, form) => {
        expect(await openNested(contentOf(text), form)).not.toBeUndefined();
      }),
    );
  });
});

describe('inflate', () => {
  test('stops at its limit, however much would come', async () => {
    const inflated = await inflate(bytesOf(gzipSync(new Uint8Array(50_000_000))), 'gzip', 1_000_000);
    expect(inflated?.bytes).toHaveLength(1_000_000);
    expect(inflated?.isCut).toBe(true);
  });

  test('shows the beginning of what ends too early', async () => {
    const text = Array.from({ length: 50_000 }, (_, index) => index).join();
    const packed = gzipSync(text);
    const inflated = await inflate(bytesOf(packed.subarray(0, packed.length - 100)), 'gzip');
    expect(inflated?.isCut).toBe(true);
    expect(text.startsWith(new TextDecoder().decode(inflated?.bytes))).toBe(true);
    expect(inflated?.bytes.length).toBeGreaterThan(1_000);
  });

  test('unpacks every member of gzip, and what only looks like another one', async () => {
    const looksLikeOne = Buffer.from([0x1f, 0x8b, 8, 0]);
    const many = Buffer.concat(Array.from({ length: 9 }, () => looksLikeOne));
    const contents = [Buffer.from('same '), Buffer.from('same '), many];
    const members = Buffer.concat(contents.map((content) => gzipSync(content, { level: 0 })));
    const inflated = await inflate(bytesOf(members), 'gzip');
    expect(inflated).toEqual({ bytes: bytesOf(Buffer.concat(contents)), isCut: false });
    const cut = await inflate(bytesOf(members.subarray(0, -9)), 'gzip');
    expect([cut?.isCut, new TextDecoder().decode(cut?.bytes).startsWith('same same ')]).toEqual([true, true]);
  });

  test('gives nothing for what is not packed', async () => {
    expect(await inflate(Uint8Array.of(1, 2, 3, 4), 'gzip')).toBeNull();
  });
});
