import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { zipFolder } from './zip-folder.mjs';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wirescope-zip-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, files: Record<string, string>, modified: Date): Promise<string> {
  await mkdir(join(folder, name, 'icons'), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    await writeFile(join(folder, name, path), text);
    await utimes(join(folder, name, path), modified, modified);
  }
  return join(folder, name);
}

test('the zip holds every file under its path', async () => {
  const files = { 'manifest.json': '{}', 'icons/16.png': 'png', 'a.js': '' };
  const entries = unzipSync(await zipFolder(await write('one', files, new Date())));
  expect(Object.keys(entries)).toEqual(['a.js', 'icons/16.png', 'manifest.json']);
  expect(Object.values(entries).map((content) => strFromU8(content))).toEqual(['', 'png', '{}']);
});

test('the same files give the same bytes, whenever and in whatever order they were written', async () => {
  const one = await write('one', { 'a.js': 'a', 'icons/b.png': 'b' }, new Date('2026-01-01'));
  const two = await write('two', { 'icons/b.png': 'b', 'a.js': 'a' }, new Date('2026-06-01'));
  expect(await zipFolder(one)).toEqual(await zipFolder(two));
});
