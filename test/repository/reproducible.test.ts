import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, readSource, repositoryFiles } from './source-files.ts';

const readJson = (path: string): Record<string, unknown> => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

describe('dependencies', () => {
  const { dependencies, devDependencies } = readJson('package.json');
  const ranges = Object.entries({ ...(dependencies as object), ...(devDependencies as object) });

  test.each(ranges)('%s is pinned', (_, range) => {
    expect(range).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('the lockfile names no registry', () => {
    const packages = Object.entries(readJson('package-lock.json').packages as Record<string, Record<string, unknown>>);
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });
});

describe('text', () => {
  const texts = repositoryFiles()
    .filter((path) => !/\.(png|zip|ico|woff2?)$/.test(path))
    .flatMap(readSource);
  /** Where people and build machines keep their own things. Ada has no machine: she lives in tests. */
  const machinePath = new RegExp(
    `(?<![\\w.*-])(?:/(?:${['home', 'root', 'Users', 'work'].join('|')})/(?!ada\\b)\\w|[A-Z]:\\\\Users)`,
  );

  test('no file of the repository names a path of some machine', () => {
    const found = texts.flatMap(({ path, text }) => {
      const line = text.split('\n').find((candidate) => machinePath.test(candidate));
      return line === undefined ? [] : [`${path}: ${line.slice(0, 200)}`];
    });
    expect(found).toEqual([]);
  });

  test('such a path would be found', () => {
    expect(`at ${['', 'home', 'bob', 'project'].join('/')}`).toMatch(machinePath);
    expect('https://a.example/work/x').not.toMatch(machinePath);
  });

  test('no file names an address of a package registry', () => {
    const registry = /https?:\/\/[\w.-]*(?:registry|artifactory|nexus|verdaccio)[\w.-]*\//;
    expect(texts.filter(({ text }) => registry.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
