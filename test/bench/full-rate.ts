import type { BrowserName, PanelSession } from '../browsers/browser.ts';
import type { Pair } from './page-cost.ts';
import { flood } from './page-work.ts';
import { type Row, row } from './row.ts';

declare const wirescope: { counts(): { messages: number; lost: number } };

const FLOODS = [
  { name: '1,000,000 × 100 B', count: 1_000_000, size: 100, kind: 'text' },
  { name: '200 × 1 MiB', count: 200, size: 1024 * 1024, kind: 'binary' },
] as const;

/** The native page takes in a part of the flood: its rate is what counts, and the whole takes a minute. */
const NATIVE_PART = 1 / 4;

/**
 * The page takes in what the server can send, with the panel recording: nothing is lost, and the panel keeps up. Each
 * flood is a part of its own.
 */
export async function* measureFullRate(
  browser: BrowserName,
  { native, hooked }: Pair,
  url: string,
  isWanted: (part: string) => boolean,
): AsyncGenerator<Row> {
  for (const { name, count, size, kind } of FLOODS) {
    if (!isWanted(`full rate, ${name}`)) continue;
    await native.openPage(url);
    const alone = await native.evaluateInPage(flood, count * NATIVE_PART, size, kind);
    await hooked.openPage(url);
    await hooked.waitFor(() => wirescope.counts().messages === 0); // of the page before
    const heard = watchPanel(hooked, count);
    const observed = await hooked.evaluateInPage(flood, count, size, kind);
    const { endedAt, lost } = await heard;
    yield row(browser, `${name}: lost`, [lost, 'messages'], 0);
    yield row(browser, `${name}: panel behind the page`, [(endedAt - observed.endedAt) / 1_000, 's'], 1);
    const slower = (observed.took * NATIVE_PART) / alone.took;
    yield row(browser, `${name}: time of the page`, [slower, '× native'], 1 / 0.67);
    yield row(browser, `${name}: native`, [alone.took / NATIVE_PART, 'ms']);
  }
}

/** Resolves when the panel has shown or counted `count` more messages than now, and the one that asked for them. */
async function watchPanel(session: PanelSession, count: number): Promise<{ endedAt: number; lost: number }> {
  return session.evaluateInPanel(
    (wanted) =>
      new Promise<{ endedAt: number; lost: number }>((resolve) => {
        const look = () => {
          const { messages, lost } = wirescope.counts();
          if (messages + lost <= wanted) return void setTimeout(look, 5);
          resolve({ endedAt: performance.timeOrigin + performance.now(), lost });
        };
        look();
      }),
    count,
  );
}
