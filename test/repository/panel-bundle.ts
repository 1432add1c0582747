import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes, gzipped, of all that the panel loads before anything can be seen: not what it loads when it is first needed. */
export const PANEL_BUDGET = 150_000;

/** Files of a built extension that its panel loads at once: what its page names, and what they import, and so on. */
export function panelFiles(dir: string): string[] {
  const page = readFileSync(join(dir, 'src/panel/panel.html'), 'utf8');
  const found = new Set([...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path]) => path ?? ''));
  for (const path of found) {
    if (!path.endsWith('.js')) continue;
    const code = readFileSync(join(dir, path), 'utf8');
    for (const [, name] of code.matchAll(/\b(?:import|from)\s*["'`](\.[^"'`]+\.js)["'`]/g)) {
      const imported = join(dirname(path), name ?? '');
      if (existsSync(join(dir, imported))) found.add(imported);
    }
  }
  return [...found];
}

export const gzippedSize = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).byteLength;
