import type { BrowserName, PanelSession } from '../browsers/browser.ts';
import { flood } from './page-work.ts';
import { type Row, row } from './row.ts';

declare const wirescope: { counts(): { messages: number; lost: number } };

const HISTORY = 100_000;
/** Bytes of each: with what the journal needs besides, that many fit in it. */
const SIZE = 100;

/** The panel is opened when the page already has a history: real page, real hook. Leaves the panel open. */
export async function* measureHistory(browser: BrowserName, session: PanelSession, url: string): AsyncGenerator<Row> {
  await session.closePanel();
  await session.openPage(url);
  await session.evaluateInPage(flood, HISTORY, SIZE, 'text');
  await session.openPanel();
  await session.waitFor((wanted) => {
    const { messages, lost } = wirescope.counts();
    return messages + lost > wanted;
  }, HISTORY);
  const { messages, lost } = await session.evaluateInPanel(() => wirescope.counts());
  const first = (await session.evaluateInPanel(firstRows)) ?? Number.POSITIVE_INFINITY;
  yield row(browser, '100,000 of history: first rows', [first, 'ms'], 500);
  yield row(browser, '100,000 of history: messages shown', [messages, 'messages']);
  yield row(browser, '100,000 of history: messages of which only the number is left', [lost, 'messages']);
}

/**
 * Runs in the panel: ms from the beginning of its document until the first messages are in it, by the mark that the grid
 * itself makes: asked from outside, the panel would take in more of the history before it answers. Style, layout and
 * paint of the frame come on top.
 */
function firstRows(): number | undefined {
  return performance.getEntriesByName('first-messages')[0]?.startTime;
}
