import { statSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, readSource, repositoryFiles } from './source-files.ts';

const MOST_BYTES = 3_000_000;

const files = repositoryFiles();
const pictures = files.filter((path) => path.startsWith('docs/images/'));

/** The pictures that the documents show, from the root of the repository: in Markdown, and in HTML within it. */
const shown = files
  .filter((path) => path.endsWith('.md'))
  .flatMap((path) => readSource(path))
  .flatMap(({ path, text }) =>
    [...text.matchAll(/!\[[^\]]*\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g)].map(([, inText, inHtml]) =>
      posix.join(posix.dirname(path), inText ?? inHtml ?? ''),
    ),
  );

test('every picture that a document shows is there', () => {
  expect(shown.filter((path) => !pictures.includes(path))).toEqual([]);
});

test('every picture that is there is shown', () => {
  expect(pictures.filter((path) => !shown.includes(path))).toEqual([]);
});

test('the pictures stay small', () => {
  const bytes = pictures.map((path) => statSync(new URL(path, `file://${ROOT}`)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
});
