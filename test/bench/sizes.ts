import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BROWSERS } from '../browsers/launch.ts';
import { extensionDir } from '../e2e/extension-dir.ts';
import { type Row, row } from './row.ts';

const FILES = { hook: 'src/page/hook.iife.js', relay: 'src/content/relay.iife.js' } as const;

/** What runs in every page, gzipped. */
export async function measureHookSize(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const browser of BROWSERS) {
    for (const [name, path] of Object.entries(FILES)) {
      const size = gzipSync(await readFile(join(extensionDir(browser), path)), { level: 9 }).length;
      rows.push(row(browser, `size of the ${name}, gzipped`, [size, 'B'], name === 'hook' ? 6 * 1024 : undefined));
    }
  }
  return rows;
}
