import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';
import type { Field } from '../decoder.ts';
import { detectXml } from './detect-xml.ts';
import { readXml } from './read-xml.ts';
import { xmlDecoder } from './xml-decoder.ts';
import { xmlFields } from './xml-fields.ts';

const facts = { url: 'ws://a.example/', subprotocol: '', api: 'WebSocket' } as const;
const input = (data: string) => ({ direction: 'received', payload: { opcode: 'text', data } }) as const;
const decode = (data: string) => xmlDecoder.start(facts).decode(input(data));
const fieldsOf = (text: string) => readXml(text).map((element) => [element.name, xmlFields(element)]);

describeRecordings({
  decoder: 'xml',
  systems: ['xml'],
  why: ['message', /^<\?xml$/],
  told: ({ note }) => [note, note === 'error'],
  meant: ({ type, isError }) => [type, isError],
});

describe('XML', () => {
  test.each<readonly [string, readonly (readonly [string, readonly Field[]])[]]>([
    ['<a/>', [['a', []]]],
    [
      '<?xml version="1.0"?>\n<!-- c --><a x="1" y=\'"2"\' />\n',
      [
        [
          'a',
          [
            { name: '@x', value: '1' },
            { name: '@y', value: '"2"' },
          ],
        ],
      ],
    ],
    [
      '<a>t<b>u</b>v</a>',
      [
        [
          'a',
          [
            { name: 'text', value: 't' },
            { name: 'b', value: 'u' },
            { name: 'text', value: 'v' },
          ],
        ],
      ],
    ],
    ['<a>\n <b x=""/>\n</a>', [['a', [{ name: 'b', value: [{ name: '@x', value: '' }] }]]]],
    [
      '<a b="&lt;&amp;&#x41;&#66;&no;">&gt;&#1114112;</a>',
      [
        [
          'a',
          [
            { name: '@b', value: '<&AB&no;' },
            { name: 'text', value: '>&#1114112;' },
          ],
        ],
      ],
    ],
    ['<a><![CDATA[<b>&amp;]]></a>', [['a', [{ name: 'text', value: '<b>&amp;' }]]]],
    [
      '<a/><b/>',
      [
        ['a', []],
        ['b', []],
      ],
    ],
  ])('%s', (text, fields) => {
    expect(fieldsOf(text)).toEqual(fields);
  });

  test.each([
    '',
    ' ',
    'a',
    '<',
    '<a',
    '<a>',
    '</a>',
    '<a></b>',
    '<a/>b',
    '<a b>',
    '<a b=1/>',
    '<a b="<"/>',
    '<a></a b="">',
    '<!x>',
    '<a><!--</a>',
    '<1 2>',
  ])('%j is refused', (text) => {
    expect(() => readXml(text)).toThrow(/XML/);
  });

  test('is named by its element, and says what it is about', () => {
    expect(decode('<trade id="1"><price>2</price></trade>')).toMatchObject([{ type: 'trade', isError: false }]);
    expect(decode('<soap:Fault/>')).toMatchObject([{ isError: true }]);
    expect(decode('hello')).toMatchObject([{ type: 'text' }]);
  });

  test.each(['<t/>', ' <x:a b="c">', '<?xml version="1.0"?>'])('is recognised by %s', (text) => {
    expect(detectXml(facts, input(text))?.score).toBe(0.18);
  });

  test.each(['<div class="x">', '<turbo-stream action="append">', '<!DOCTYPE html>', '< a', '<3', 'a<b/>'])(
    'is not seen in %s',
    (text) => {
      expect(detectXml(facts, input(text))).toBeNull();
    },
  );

  const name = fc.stringMatching(/^[a-z]{1,5}$/);
  const { tree } = fc.letrec<{ tree: { name: string; children: (string | object)[] } }>((tie) => ({
    tree: fc.record({
      name,
      children: fc.array(fc.oneof({ maxDepth: 4 }, fc.string({ minLength: 1 }), tie('tree')), { maxLength: 3 }),
    }),
  }));
  const written = (node: string | { name?: string; children?: readonly (string | object)[] }): string =>
    typeof node === 'string'
      ? node.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      : `<${node.name}>${(node.children ?? []).map((child) => written(child)).join('')}</${node.name}>`;

  test('reads what is written, and refuses it when it is cut or has one wrong character', () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.constantFrom(...'<>/="&! x'), (root, at, character) => {
        const text = written(root);
        const [read] = readXml(text);
        expect(read === undefined ? '' : written(read)).toBe(text);
        const place = at % text.length;
        expect(() => readXml(text.slice(0, place))).toThrow(/XML/);
        try {
          readXml(text.slice(0, place) + character + text.slice(place + 1));
        } catch (error) {
          expect(String(error)).toMatch(/XML/);
        }
      }),
    );
  });

  test('of what was too big to travel the beginning is read', () => {
    expect(decode('<a/>')).toHaveLength(1);
    const payload = { opcode: 'text', data: '<a><b x="1"><c', fullSize: 5_000_000 } as const;
    expect(xmlDecoder.start(facts).decode({ direction: 'sent', payload })).toMatchObject([{ type: 'a' }]);
  });

  test('nesting that nobody looks at is refused', () => {
    expect(() => decode('<a>'.repeat(100_000))).toThrow('nested too deep');
  });
});
