import type { PanelSession } from '../browsers/browser.ts';
import type { SoakServer } from './soak-server.ts';

declare const wirescope: {
  counts(): { lost: number; connections: { url: string; sent: number; received: number; lost: number }[] };
};

interface Counted {
  /** Shown. */
  messages: number;
  lost: number;
}

/**
 * What the panel says of each connection of a page must be what the server says. Of a page that was left only what the
 * server got is certain: what it sent may never have arrived there.
 */
export async function settleAccounts(
  session: PanelSession,
  server: SoakServer,
  page: number,
  isLeft: boolean,
): Promise<Counted> {
  const part = `page=${page}&`;
  const wanted = [...server.passed].filter(([url]) => url.includes(part));
  const expected = wanted.map(([url, { fromPage, toPage }]) => ({ url, messages: fromPage + (isLeft ? 0 : toPage) }));
  await session.waitFor(hasAll, expected, isLeft);
  const { connections } = await session.evaluateInPanel(() => wirescope.counts());
  const counted: Counted = { messages: 0, lost: 0 };
  for (const { url, messages } of expected) {
    const found = connections.find((connection) => connection.url === url);
    const { sent = 0, received = 0, lost = 0 } = found ?? {};
    if (!isLeft && sent + received + lost !== messages) {
      throw new Error(`${url}: the server has ${messages} messages, the panel ${JSON.stringify(found)}`);
    }
    counted.messages += sent + received;
    counted.lost += lost;
  }
  return counted;
}

/** Runs in the panel. */
function hasAll(expected: { url: string; messages: number }[], isLeft: boolean): boolean {
  const byUrl = new Map(wirescope.counts().connections.map((connection) => [connection.url, connection]));
  return expected.every(({ url, messages }) => {
    const { sent = 0, received = 0, lost = 0 } = byUrl.get(url) ?? {};
    return sent + (isLeft ? 0 : received) + lost >= messages;
  });
}
