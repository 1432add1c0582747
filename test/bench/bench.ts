/** `npm run bench`: measures every budget of the product, and fails when one is not met. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { BrowserName, LaunchOptions } from '../browsers/browser.ts';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { extensionDir } from '../e2e/extension-dir.ts';
import { startBenchServer } from './bench-server.ts';
import { measureDecoders } from './decoders.ts';
import { measureFullRate } from './full-rate.ts';
import { measureMemory } from './memory.ts';
import { measurePageCost, measureRuleCost, type Pair } from './page-cost.ts';
import type { Row } from './row.ts';
import { measureScale } from './scale.ts';
import { measureSizes } from './sizes.ts';
import { measureSockets } from './sockets.ts';

/** An evaluation may take in a million messages. */
const TIMEOUT_MS = 180_000;

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { json: text, only: text, browser: text } });
  const isWanted = (part: string) => values.only === undefined || part.includes(values.only);
  const rows: Row[] = [];
  const report = (measured: readonly Row[]) => {
    for (const one of measured) console.log(textOf(one));
    rows.push(...measured);
  };
  if (isWanted('size')) report(measureSizes());
  if (isWanted('decoders')) report(await measureDecoders());
  if (values.only !== 'decoders') await measureBrowsers(values.browser, isWanted, report);
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  const missed = rows.filter(({ ok }) => !ok);
  console.log(`${rows.length} figures, ${missed.length} beyond their budget`);
  process.exitCode = missed.length > 0 ? 1 : 0;
}

async function measureBrowsers(
  wanted: string | undefined,
  isWanted: (part: string) => boolean,
  report: (rows: readonly Row[]) => void,
): Promise<void> {
  const server = await startBenchServer();
  try {
    for (const browser of BROWSERS.filter((one) => one === (wanted ?? one)))
      await measureBrowser(browser, `${server.origin}/`, isWanted, report);
  } finally {
    await server.close();
  }
}

async function measureBrowser(
  browser: BrowserName,
  url: string,
  isWanted: (part: string) => boolean,
  report: (rows: readonly Row[]) => void,
): Promise<void> {
  const options: LaunchOptions = { timeout: TIMEOUT_MS };
  const native = await launchBrowser(browser, options);
  try {
    const hooked = await launchBrowser(browser, { ...options, extensionDir: extensionDir(browser) });
    try {
      const pair: Pair = { native, hooked };
      if (isWanted('closed')) report(await measurePageCost(browser, pair, url, 'closed'));
      await native.openDevTools();
      await hooked.openPanel();
      if (isWanted('open')) report(await measurePageCost(browser, pair, url, 'open'));
      if (isWanted('rules')) {
        report(await measureRuleCost(browser, pair, url));
        await hooked.closePanel();
        await hooked.openPanel(); // it has the tab again
      }
      for await (const one of measureFullRate(browser, pair, url, isWanted)) report([one]);
      if (isWanted('sockets')) report(await measureSockets(browser, pair, url));
      if (isWanted('memory')) report(await measureMemory(browser, hooked, url));
      if (isWanted('scale')) for await (const one of measureScale(browser, hooked, url)) report([one]);
    } finally {
      await hooked.close();
    }
  } finally {
    await native.close();
  }
}

function textOf({ name, browser, value, unit, budget, bound: side, ok }: Row): string {
  const bound =
    budget === null ? '' : `${ok ? '' : '✗ not '}${side === 'most' ? '≤' : '≥'} ${Number(budget.toFixed(3))}`;
  return `${browser.padEnd(9)} ${name.padEnd(46)} ${String(value).padStart(12)} ${unit.padEnd(9)} ${bound}`;
}

await main();
