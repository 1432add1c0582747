import type { BrowserName, PanelSession } from '../browsers/browser.ts';
import type { Pair } from './page-cost.ts';
import { openAtOnce, openOneAfterAnother } from './page-work.ts';
import { type Row, row } from './row.ts';

declare const wirescope: {
  counts(): { messages: number; lost: number; connections: { sent: number; received: number }[] };
};

const AT_ONCE = 500;
const ONE_BY_ONE = 10_000;
const MIB = 1024 * 1024;

/** Many sockets: what the browser lets a page have is what the panel shows, and nothing of a closed one is kept. */
export async function measureSockets(browser: BrowserName, pair: Pair, url: string): Promise<Row[]> {
  return [...(await atOnce(browser, pair, url)), ...(await oneByOne(browser, pair.hooked, url))];
}

async function atOnce(browser: BrowserName, { native, hooked }: Pair, url: string): Promise<Row[]> {
  await native.openPage(url);
  const alone = await native.evaluateInPage(openAtOnce, AT_ONCE);
  await hooked.openPage(url);
  const observed = await hooked.evaluateInPage(openAtOnce, AT_ONCE);
  // Two messages on each that the browser opened: some refuse more than about 200.
  await hooked.waitFor((opened) => wirescope.counts().messages >= 2 * opened, observed.opened);
  const { connections, lost } = await hooked.evaluateInPanel(() => wirescope.counts());
  const whole = connections.filter(({ sent, received }) => sent === 1 && received === 1).length;
  return [
    row(browser, '500 sockets at once: opened, native', [alone.opened, 'sockets']),
    row(browser, '500 sockets at once: opened, hooked', [observed.opened, 'sockets']),
    row(browser, '500 sockets at once: not shown', [AT_ONCE - connections.length, 'sockets'], 0),
    row(browser, '500 sockets at once: messages not shown', [2 * (observed.opened - whole) + lost, 'messages'], 0),
    row(browser, '500 sockets at once: time of the page', [observed.took / alone.took, '× native']),
  ];
}

async function oneByOne(browser: BrowserName, hooked: PanelSession, url: string): Promise<Row[]> {
  await hooked.openPage(url);
  await hooked.evaluateInPage(openOneAfterAnother, ONE_BY_ONE / 10);
  const before = await hooked.memory();
  await hooked.openPage(url);
  const alive = await hooked.evaluateInPage(openOneAfterAnother, ONE_BY_ONE);
  await hooked.waitFor((wanted) => wirescope.counts().connections.length >= wanted, ONE_BY_ONE);
  await hooked.collectGarbage();
  const after = await hooked.memory();
  const left = await hooked.evaluateInPage(() => {
    const { references } = window as unknown as { references: WeakRef<WebSocket>[] };
    return references.filter((reference) => reference.deref()).length;
  });
  return [
    row(browser, '10,000 sockets one by one: opened', [alive, 'sockets']),
    row(browser, '10,000 sockets one by one: alive after a collection', [left, 'sockets'], 1),
    row(browser, '10,000 sockets one by one: page grows by', [(after.page - before.page) / MIB, 'MiB']),
  ];
}
