import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../query/parse-query.ts';
import { Session } from '../session.ts';
import type { SessionEvent } from '../session-event.ts';
import { completions, type Seen } from './completions.ts';
import { seenAt } from './seen-json.ts';

const session = new Session();
session.append(
  ['{"type":"chat","user":{"id":5,"a b":1}}', 'no JSON', '{"type":"two words","items":[{"price":5},{"price":1}]}'].map(
    (data, index): SessionEvent => ({
      type: 'message',
      seq: index + 1,
      at: index,
      connection: 'c1',
      direction: 'sent',
      payload: { opcode: 'text', data },
      discarded: false,
      resent: false,
    }),
  ),
);

const SEEN: Seen = {
  at: (path) => seenAt({ session, meanings: session.meanings }, path, () => false),
  kinds: ['chat', 'tick', 'two words', 'charge'],
  urls: ['wss://a.example/chat', 'wss://b.example/feed'],
  subprotocols: ['graphql-ws'],
  decoders: ['json', 'raw'],
  connections: [
    { id: 'c1', url: 'wss://a.example/chat' },
    { id: 'c2', url: 'wss://b.example/feed' },
  ],
};

/** With the cursor in the place of `|`. */
const at = (marked: string) => {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { from, items, to } = completions(text, cursor, SEEN);
  return { from, to, texts: items.map((item) => item.text) };
};

describe('completions', () => {
  test.each([
    ['dir:|', 0, 4, ['dir:sent', 'dir:received']],
    ['dir:rec|', 0, 7, ['dir:received']],
    ['dir:received|', 0, 12, []],
    ['x kind:ch| y', 2, 9, ['kind:chat', 'kind:charge']],
    ['kind:w|', 0, 6, ['kind:"two words"']],
    ['kind:"tw|o words"', 0, 16, ['kind:"two words"']],
    ['conn:feed|', 0, 9, ['conn:2']],
    ['url:|', 0, 4, ['url:wss://a.example/chat', 'url:wss://b.example/feed']],
    ['subprotocol:g|', 0, 13, ['subprotocol:graphql-ws']],
    ['decoder:|', 0, 8, ['decoder:json', 'decoder:raw']],
    ['size:>1|', 0, 7, ['size:>1k', 'size:>10k', 'size:>100k', 'size:>1M']],
    ['ki|', 0, 2, ['kind:']],
    ['k|i', 0, 2, ['kind:']],
    ['cha|', 0, 3, ['kind:chat', 'kind:charge']],
    ['-cha|', 1, 4, ['kind:chat', 'kind:charge']],
    ['(sen|', 1, 4, ['dir:sent']],
    ['"dir|"', 0, 5, []],
    ['$.a |', 4, 4, ['==', '!=', '>', '>=', '<', '<=', '~', 'exists']],
    ['$.a >|', 4, 5, ['>=']],
    ['$.a == di|', 7, 9, []],
    ['$|', 0, 1, ['$.type', '$.items', '$.user']],
    ['x -$.|', 3, 5, ['$.type', '$.items', '$.user']],
    ['$.US|', 0, 4, ['$.user']],
    ['$.user|', 0, 6, []],
    ['$.user.|', 0, 7, ['$.user.id', '$.user["a b"]']],
    ['$.items.|', 0, 8, ['$.items[*]']],
    ['$.items[|', 0, 8, ['$.items[*]']],
    ['$.items[*].p|', 0, 12, ['$.items[*].price']],
    ['$..pr|', 0, 5, ['$..price']],
    ['$.type.|', 0, 7, []],
    ['$.type == |', 10, 10, ['"two words"', 'chat']],
    ['$.type == c|', 10, 11, ['chat']],
    ['$.type != "tw|', 10, 13, ['"two words"']],
    ['$..price > | x', 11, 11, ['1', '5']],
    ['$.type == c|h', 10, 12, []],
    ['$.type ~ |', 9, 9, ['dir:', 'kind:', 'conn:']],
    ['no|', 0, 2, ['not', 'is:noted']],
    ['zzz|', 0, 3, []],
  ])('%s', (marked, from, to, texts) => {
    const found = at(marked);
    expect({ ...found, texts: found.texts.slice(0, Math.max(texts.length, 1)) }).toEqual({ from, to, texts });
  });

  test.each(['|', 'a |', '-|', 'a or |'])('%s: every field, and the words between them', (marked) => {
    const { texts } = at(marked);
    expect(texts.slice(0, 3)).toEqual(['dir:', 'kind:', 'conn:']);
    expect(texts).toContain('or');
  });

  test.each(['$.', '$..n == '])('%s: of very many names and values, as many as are looked through', (text) => {
    const many = new Session();
    const data = JSON.stringify(Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`n${at}`, { n: at }])));
    const payload = { opcode: 'text', data } as const;
    const rest = { connection: 'c1', direction: 'sent', discarded: false, resent: false, seq: 1, at: 1 } as const;
    many.append([{ type: 'message', payload, ...rest }]);
    const seen: Seen = {
      ...SEEN,
      at: (path) => seenAt({ session: many, meanings: many.meanings }, path, () => false),
    };
    expect(completions(text, text.length, seen).items).toHaveLength(50);
  });

  test('any text and cursor: what is offered fits, and values can be read', () => {
    const pieces = fc.constantFrom(
      'dir:',
      'kind:',
      'ch',
      '"',
      ' ',
      '$.',
      'user',
      '[',
      '==',
      '-',
      '(',
      'conn:',
      'size:>',
      'x',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, fc.nat(30), (text, place) => {
        const cursor = Math.min(place, text.length);
        const { from, items, to } = completions(text, cursor, SEEN);
        expect([from <= cursor, cursor <= to, to <= text.length]).toEqual([true, true, true]);
        for (const item of items) {
          const isWhole = item.type !== 'field' && item.type !== 'word';
          if (isWhole) expect(parseQuery(item.text).ok, item.text).toBe(true);
        }
      }),
    );
  });
});
