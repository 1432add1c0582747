import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { OWN_NAMES } from '../../tools/shrink-page-script.ts';
import { isTest, sourceFiles } from './source-files.ts';

/** What has the names of everything that a browser has. */
function browserTypes(): string {
  const require = createRequire(import.meta.url);
  const compiler = createRequire(require.resolve('typescript/package.json'));
  const lib = join(
    dirname(compiler.resolve(`@typescript/typescript-${process.platform}-${process.arch}/package.json`)),
    'lib',
  );
  return readdirSync(lib)
    .filter((file) => /^lib\..*\.d\.ts$/.test(file))
    .map((file) => readFileSync(join(lib, file), 'utf8'))
    .join('\n');
}

const wordsOf = (source: string): Set<string> =>
  new Set(source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').match(/[\w$]+/g));

const sources = sourceFiles('.ts').filter((file) => !isTest(file));
const inPage = sources.filter(({ path }) => path.startsWith('src/page/'));
const beyond = sources.filter(({ path }) => /^src\/(?:protocol|content|platform)\//.test(path));

test('the names of properties that the build shortens in the hook are no name of a browser', () => {
  const known = wordsOf(browserTypes());
  expect(['addEventListener', 'WebSocket', 'readyState'].filter((name) => !known.has(name))).toEqual([]);
  expect(OWN_NAMES.filter((name) => known.has(name))).toEqual([]);
});

test('… and of nothing that leaves the hook', () => {
  const known = wordsOf(beyond.map(({ text }) => text).join('\n'));
  expect(OWN_NAMES.filter((name) => known.has(name))).toEqual([]);
});

test('… and all of them are used there', () => {
  const known = wordsOf(inPage.map(({ text }) => text).join('\n'));
  expect(OWN_NAMES.filter((name) => !known.has(name))).toEqual([]);
});
