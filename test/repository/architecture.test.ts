import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeOf, importsOf, isTest, repositoryFiles, type SourceFile, sourceFiles } from './source-files.ts';

/** Which folders of `src` a folder may import; its own always. INTERNALS.md shows the worlds that they are. */
const FOLDERS: Record<string, readonly string[]> = {
  protocol: [],
  page: ['protocol'],
  content: ['protocol', 'platform', 'rules'],
  background: ['protocol', 'platform', 'rules'],
  session: ['protocol', 'decoders', 'query'],
  decoders: ['protocol'],
  query: ['protocol'],
  rules: ['protocol', 'query'],
  formats: ['session', 'decoders', 'protocol'],
  platform: ['protocol'],
  panel: ['protocol', 'session', 'decoders', 'query', 'rules', 'formats', 'platform', 'devtools'],
  devtools: ['protocol', 'session', 'decoders', 'query', 'rules', 'formats', 'platform', 'panel'],
  cli: ['formats', 'decoders', 'session'],
};

/** Which packages; what is in no list may import none. */
const PACKAGES: Record<string, readonly string[]> = {
  decoders: ['fflate', 'js-yaml', 're2js'],
  platform: ['webextension-polyfill'],
  panel: [
    'preact',
    '@preact/signals',
    'diff',
    'style-mod',
    '@codemirror/commands',
    '@codemirror/lang-json',
    '@codemirror/language',
    '@codemirror/lint',
    '@codemirror/state',
    '@codemirror/view',
    '@lezer/highlight',
  ],
  cli: ['node:events', 'node:fs', 'node:stream'],
};

/** The panel's texts: the standalone panel loads them, and the English ones say which keys there are. */
const TEXTS = 'public/_locales/';

const files = sourceFiles('.ts', '.tsx');
/** Tests may reach over borders, and a configuration runs in no browser. */
const product = files.filter((file) => !isTest(file) && !file.path.endsWith('.config.ts'));
const folderOf = (path: string) => path.split('/')[1] ?? '';
const cases = (of: readonly SourceFile[]) => of.map(({ path, text }) => [path, text] as const);
const lineCount = (text: string) => text.trimEnd().split('\n').length;

test.each([
  ["import { a } from './a.ts';", ['./a.ts']],
  ["import {\n  type A,\n  a,\n} from '../a.ts';", ['../a.ts']],
  ["import './a.css';", ['./a.css']],
  ["export * from 'pkg';", ['pkg']],
  ["const a = await import('./a.ts');", ['./a.ts']],
  ["new Worker(new URL('./worker.ts', import.meta.url))", ['./worker.ts']],
  ['const from = 1;', []],
  ["attribute('from') ?? 'none'", []],
])('%j imports %j', (text, imported) => {
  expect(importsOf(text)).toEqual(imported);
});

test('there are sources to look at', () => {
  expect(product.length).toBeGreaterThan(50);
  expect(importsOf(product.map(({ text }) => text).join('\n')).length).toBeGreaterThan(100);
});

describe('imports', () => {
  test('every folder has its rule', () => {
    expect(product.map(({ path }) => folderOf(path)).filter((folder) => !(folder in FOLDERS))).toEqual([]);
  });

  test.each(cases(product))('%s', (path, text) => {
    const folder = folderOf(path);
    const allowed = [folder, ...(FOLDERS[folder] ?? [])];
    for (const specifier of importsOf(text)) {
      if (specifier.startsWith('.')) {
        const target = posix.join(posix.dirname(path), specifier);
        if (folder === 'panel' && target.startsWith(TEXTS)) continue;
        expect(target, `${specifier} is outside of src`).toMatch(/^src\//);
        expect(allowed, `${specifier} is in a folder that ${folder} may not import`).toContain(folderOf(target));
      } else {
        const name = specifier
          .split('/')
          .slice(0, specifier.startsWith('@') ? 2 : 1)
          .join('/');
        expect(PACKAGES[folder] ?? [], `${folder} may not import this package`).toContain(name);
      }
    }
  });
});

describe('the API of the browser', () => {
  const api = /(?<![\w.-])(?:globalThis\.|window\.|self\.)?(?:chrome|browser)\s*(?:\?\.|[.[])/;

  test.each(cases(product.filter(({ path }) => folderOf(path) !== 'platform')))('%s does not name it', (_, text) => {
    expect(codeOf(text)).not.toMatch(api);
  });

  test.each(['chrome.runtime.id', 'globalThis.chrome?.runtime', "browser['tabs']"])('%s would be found', (code) => {
    expect(codeOf(code)).toMatch(api);
  });
});

describe('payloads never become markup or code', () => {
  const dangerous =
    /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|setHTMLUnsafe|createContextualFragment|srcdoc)\b|\bdocument\.write|\beval\s*\(|\bFunction\s*\(/;

  test.each(cases(product))('%s', (_, text) => {
    expect(codeOf(text)).not.toMatch(dangerous);
  });

  test.each(['node.innerHTML = x', 'document.writeln(x)', 'eval (x)', 'new Function("x")', '<b srcdoc={x} />'])(
    '%s would be found',
    (code) => {
      expect(codeOf(code)).toMatch(dangerous);
    },
  );
});

describe('sizes', () => {
  test.each(cases(files))('%s has 300 lines at most', (_, text) => {
    expect(lineCount(text)).toBeLessThanOrEqual(300);
  });

  test('half of the files have 80 lines at most', () => {
    const sizes = product.map(({ text }) => lineCount(text)).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80);
  });
});

test('names are in kebab case', () => {
  const ours = repositoryFiles().filter((path) => /^(src|tools|test(?!\/recordings))\//.test(path));
  const names = ours.flatMap((path) => path.split('/'));
  expect(names.filter((name) => !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(name))).toEqual([]);
});
