import { join } from 'node:path';
import { BROWSERS } from '../browsers/launch.ts';
import { extensionDir } from '../e2e/extension-dir.ts';
import { gzippedSize, PANEL_BUDGET, panelFiles } from '../repository/panel-bundle.ts';
import { type Row, row } from './row.ts';

const FILES = { hook: 'src/page/hook.iife.js', relay: 'src/content/relay.iife.js' } as const;

/** Everything that runs in every page, with nothing that intervenes. */
const PAGE_BUDGET = 6 * 1024;

/** What runs in every page, and what the panel loads at once, gzipped. */
export function measureSizes(): Row[] {
  const rows: Row[] = [];
  for (const browser of BROWSERS) {
    let total = 0;
    for (const [name, path] of Object.entries(FILES)) {
      const size = gzippedSize(join(extensionDir(browser), path));
      total += size;
      rows.push(row(browser, `size of the ${name}, gzipped`, [size, 'B']));
    }
    rows.push(row(browser, 'size of all that runs in every page, gzipped', [total, 'B'], PAGE_BUDGET));
    const dir = extensionDir(browser);
    const panel = panelFiles(dir).reduce((sum, path) => sum + gzippedSize(join(dir, path)), 0);
    rows.push(row(browser, 'size of the panel at once, gzipped', [panel, 'B'], PANEL_BUDGET));
  }
  return rows;
}
