import { describe, expect, test } from 'vitest';
import { readListFile, writeListFile } from './list-file.ts';
import { SAVED_FILE } from './saved-file.ts';
import { isFound, LONGEST_CONTENT, type SavedMessage } from './saved-message.ts';

const hello: SavedMessage = {
  name: 'Hello',
  folder: 'Login',
  origin: 'wss://chat.example',
  draft: { form: 'json', content: '{"id":{{uuid}}}', lineEnds: 'crlf' },
  hasVariables: true,
};
const fileOf = (fields: object) =>
  JSON.stringify({ format: 'wirescope-messages', version: 1, messages: [], ...fields });

describe('a file of saved messages', () => {
  test('gives back what was written', () => {
    const messages = [hello, { ...hello, folder: '', draft: { form: 'hex', content: 'ff', lineEnds: 'lf' } }] as const;
    expect(readListFile(SAVED_FILE, writeListFile(SAVED_FILE, messages))).toEqual({ ok: true, list: messages });
  });

  test.each([
    ['no JSON', '{"format":"wirescope-mess', 'not-ours'],
    ['another file', '{"messages":[]}', 'not-ours'],
    ['no object', '[]', 'not-ours'],
    ['a version without a number', fileOf({ version: '1' }), 'not-ours'],
    ['no list', fileOf({ messages: {} }), 'not-ours'],
    ['a newer version', fileOf({ version: 2 }), 'newer'],
  ])('%s is told', (_, text, error) => expect(readListFile(SAVED_FILE, text)).toEqual({ ok: false, error }));

  test.each([
    ['a form that does not exist', { ...hello, draft: { ...hello.draft, form: 'packet' } }],
    ['a name that is no text', { ...hello, name: 7 }],
    ['too long a content', { ...hello, draft: { ...hello.draft, content: 'x'.repeat(LONGEST_CONTENT + 1) } }],
    ['no draft', { ...hello, draft: undefined }],
  ])('with %s it is refused as a whole, and says which message', (_, message) =>
    expect(readListFile(SAVED_FILE, fileOf({ messages: [hello, message] }))).toEqual({
      ok: false,
      error: 'broken',
      number: 2,
    }),
  );
});

test.each([
  ['hell', true],
  ['LOGIN', true],
  ['{{uuid}}', true],
  ['', true],
  ['chat', false],
])('a search for %j finds it: %s', (text, is) => expect(isFound(hello, text)).toBe(is));
