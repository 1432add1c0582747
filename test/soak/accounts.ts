import type { PanelSession } from '../browsers/browser.ts';
import type { SoakServer } from './soak-server.ts';

declare const wirescope: {
  counts(): { lost: number; connections: { url: string; sent: number; received: number; lost: number }[] };
  readLog(fromLine: number): { lines: string[]; next: number; generation: number };
};

interface Counted {
  /** Shown. */
  messages: number;
  lost: number;
  /** Pages of which the panel says that nobody heard their end: what is missing there cannot be counted. */
  unheard: number;
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
  await session.waitFor(isAccountedFor, expected, isLeft ? `?page=${page}` : null);
  const { connections } = await session.evaluateInPanel(() => wirescope.counts());
  const counted: Counted = { messages: 0, lost: 0, unheard: 0 };
  let isShort = false;
  for (const { url, messages } of expected) {
    const found = connections.find((connection) => connection.url === url);
    const { sent = 0, received = 0, lost = 0 } = found ?? {};
    if (!isLeft && sent + received + lost !== messages) {
      throw new Error(`${url}: the server has ${messages} messages, the panel ${JSON.stringify(found)}`);
    }
    isShort ||= sent + lost < messages && isLeft;
    counted.messages += sent + received;
    counted.lost += lost;
  }
  return { ...counted, unheard: isShort ? 1 : 0 };
}

/** Runs in the panel. `left`: how the URL of a page that was left ends, null for one that is still there. */
function isAccountedFor(expected: { url: string; messages: number }[], left: string | null): boolean {
  const byUrl = new Map(wirescope.counts().connections.map((connection) => [connection.url, connection]));
  const hasAll = expected.every(({ url, messages }) => {
    const { sent = 0, received = 0, lost = 0 } = byUrl.get(url) ?? {};
    return sent + (left === null ? received : 0) + lost >= messages;
  });
  if (hasAll || left === null) return hasAll;
  const documents: Record<string, string> = {};
  let at = 0;
  for (;;) {
    const { lines, next } = wirescope.readLog(at);
    if (lines.length === 0) return false;
    for (const line of lines) {
      if (!line.startsWith('{"type":"document"') && !line.startsWith('{"type":"loss"')) continue;
      const { type, document, url, reason } = JSON.parse(line);
      if (type === 'document') documents[document] = url;
      else if (reason === 'unheard' && documents[document]?.endsWith(left)) return true;
    }
    at = next;
  }
}
