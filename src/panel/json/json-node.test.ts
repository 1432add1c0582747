import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeString, type JsonNode, parseJson } from './json-node.ts';

function plainOf(node: JsonNode | null): unknown {
  if (node === null) return undefined;
  if ('members' in node) {
    const values = node.members.map((member) => [member.key, plainOf(member.node)] as const);
    return node.kind === 'array' ? values.map(([, value]) => value) : Object.fromEntries(values);
  }
  return node.kind === 'string' ? decodeString(node.source) : JSON.parse(node.source);
}

describe('parseJson', () => {
  test('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        expect(JSON.stringify(plainOf(parseJson(text)))).toEqual(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  test('reads nothing that JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(parseJson(text) !== null).toBe(isJson);
      }),
    );
  });

  test.each(['', 'hello', '{', '{"a":1}x', "{'a':1}", '42["chat"]', 'nul', '[1,]'])('%s is no JSON', (text) => {
    expect(parseJson(text)).toBeNull();
  });

  test('keeps every digit and both of two equal keys', () => {
    const node = parseJson('{"id":12345678901234567890,"id":1.0}');
    expect(node).toEqual({
      kind: 'object',
      members: [
        { key: 'id', node: { kind: 'number', source: '12345678901234567890' } },
        { key: 'id', node: { kind: 'number', source: '1.0' } },
      ],
    });
  });

  test('a text nested deeper than any stack is read', () => {
    const depth = 200_000;
    let node = parseJson(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    let found = 0;
    while (node && 'members' in node) {
      found++;
      node = node.members[0]?.node ?? null;
    }
    expect(found).toBe(depth);
  });
});
