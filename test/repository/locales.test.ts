import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import french from '../../public/_locales/fr/messages.json';

const languages: Record<string, Record<string, { message: string }>> = { en: english, fr: french };
const root = new URL('../../', import.meta.url);

const sources = [
  'manifest.json',
  ...readdirSync(new URL('src/', root), { recursive: true }).map((path) => `src/${path}`),
]
  .filter((path) => /\.(tsx?|json|html)$/.test(path) && !path.endsWith('.test.ts'))
  .map((path) => readFileSync(new URL(path, root), 'utf8'))
  .join('\n');

const keys = Object.keys(english);
const placeholders = (message: string) => [...new Set(message.match(/\$\d/g))].sort();

test('every language that is there is checked', () => {
  expect(readdirSync(new URL('public/_locales/', root)).sort()).toEqual(Object.keys(languages).sort());
});

describe.each(Object.entries(languages))('%s', (_name, messages) => {
  test('has every key and no other', () => expect(Object.keys(messages)).toEqual(keys));

  test.each(keys)('%s says something, with the same placeholders', (key) => {
    const message = messages[key]?.message ?? '';
    expect(message.trim()).not.toBe('');
    expect(placeholders(message)).toEqual(placeholders(english[key as keyof typeof english].message));
    // Browsers take any other dollar sign away: one that is meant is written twice.
    expect(message.replaceAll('$$', '')).not.toMatch(/\$(?!\d)/);
  });
});

test('every key is used', () => {
  const isUsed = (key: string) => {
    const name = key.replace(/_(one|other)$/, '');
    return sources.includes(`'${name}'`) || sources.includes(`__MSG_${key}__`) || /^(text|binary)$/.test(key);
  };
  expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});

test('what is counted has a text for one and a text for many', () => {
  const counted = (form: string) => keys.filter((key) => key.endsWith(form)).map((key) => key.slice(0, -form.length));
  expect(counted('_one')).toEqual(counted('_other'));
});

test('French lines do not break before what ends a part of them, nor within its quotation marks', () => {
  const breaks = Object.entries(french).filter(([, { message }]) => /[ ](?:[:;»]|[?!](?:\s|$))|« /.test(message));
  expect(breaks.map(([key]) => key)).toEqual([]);
});
