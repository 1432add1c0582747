/**
 * `npm run soak`: mixed traffic for some minutes while the background is killed, the panel closed and opened again,
 * and the page left. At the end of each page every message is accounted for: shown, or counted in a loss row.
 */
import { parseArgs } from 'node:util';
import { seededRandom } from '../../src/panel/standalone/random.ts';
import type { BrowserName, PanelSession } from '../browsers/browser.ts';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { extensionDir } from '../e2e/extension-dir.ts';
import { settleAccounts } from './accounts.ts';
import { endTraffic, startTraffic } from './soak-page.ts';
import { type SoakServer, startSoakServer } from './soak-server.ts';

const CONNECTIONS = 6;
const DISTURBANCES_A_PAGE = 6;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string', default: String(Date.now() % 1e6) },
    },
  });
  const seed = Number(values.seed);
  console.log(`seed ${seed}`);
  const server = await startSoakServer(seed);
  try {
    for (const browser of BROWSERS) {
      const end = Date.now() + (Number(values.minutes) / BROWSERS.length) * 60_000;
      await soak(browser, server, seededRandom(seed), end);
    }
  } finally {
    await server.close();
  }
}

let pages = 0;

async function soak(browser: BrowserName, server: SoakServer, random: () => number, end: number): Promise<void> {
  const session = await launchBrowser(browser, { extensionDir: extensionDir(browser), timeout: 60_000 });
  try {
    await session.openPage(`${server.origin}/`);
    await session.openPanel();
    await keepLog(session);
    let [messages, lost, unheard] = [0, 0, 0];
    const before = pages;
    while (Date.now() < end) {
      const page = ++pages;
      await session.openPage(`${server.origin}/?page=${page}`);
      await session.evaluateInPage(startTraffic, page, CONNECTIONS);
      for (let count = 0; count < DISTURBANCES_A_PAGE; count++) await disturb(session, random);
      // A page that is left in the middle of its traffic: what the server sent may not have reached it.
      const isLeft = random() < 0.3;
      if (isLeft) await session.openPage(`${server.origin}/`);
      else await session.evaluateInPage(endTraffic);
      const counted = await settleAccounts(session, server, page, isLeft);
      messages += counted.messages;
      lost += counted.lost;
      unheard += counted.unheard;
    }
    const errors = await session.pageErrors();
    if (errors.length > 0) throw new Error(`errors in the console of the page: ${errors.join('\n')}`);
    const all = `${messages} messages shown, ${lost} counted as lost, none missing`;
    console.log(`${browser}: ${pages - before} pages, ${all} but where the panel says so: ${unheard} pages`);
  } finally {
    await session.close();
  }
}

/** One thing that goes wrong while messages flow, and some time after it. */
async function disturb(session: PanelSession, random: () => number): Promise<void> {
  const choice = random();
  if (choice < 0.5)
    await session.stopBackground().catch(() => undefined); // it was not running: nothing to kill
  else if (choice < 0.65) {
    await session.closePanel();
    await pause(random() * 2_000);
    await session.openPanel();
    await keepLog(session);
  } else if (choice < 0.8) await session.evaluateInPanel(stall, 1_000 * random());
  await pause(random() * 3_000);
}

/** What the panel has of a page must outlive it, to be compared. */
async function keepLog(session: PanelSession): Promise<void> {
  const box = '[role="toolbar"] input[type="checkbox"]';
  await session.waitFor(box);
  if (!(await session.evaluateInPanel<boolean>(`document.querySelector('${box}').checked`))) await session.click(box);
}

/** Runs in the panel, which does nothing else meanwhile. */
function stall(milliseconds: number): void {
  for (const end = performance.now() + milliseconds; performance.now() < end; );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

await main();
