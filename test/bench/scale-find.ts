import type { BrowserName, PanelSession } from '../browsers/browser.ts';
import type { Busy } from './panel-probe.ts';
import { type Row, row } from './row.ts';
import { typeLetters } from './type-letters.ts';

const BOX = '[role="searchbox"], input[type="search"]#filter';
const FIRST_ROWS = 100;
const LAST_ROW = 1_000;
const WORDS = 'marker quiet amber';
/** Milliseconds from which a key that is pressed is answered late. */
const BLOCKED = 50;

declare global {
  /** Milliseconds; put into the panel by `watchKeys`. */
  var longestKey: number;
}

interface Found extends Busy {
  readonly first: number;
  readonly last: number;
  readonly found: number;
}

const QUERIES = [
  { name: 'text', query: 'marker', rows: 100, isBudgeted: true },
  { name: 'text that most have', query: 'price', rows: 989_310, isBudgeted: true },
  { name: 'text that none has', query: 'absent-from-all', rows: 0, isBudgeted: true },
  { name: 'path', query: '$.id == 777777', rows: 1, isBudgeted: false },
  { name: 'path that most have', query: '$.price > 50', rows: 450_000, isBudgeted: false },
  { name: 'regex', query: '/mark[e]r/', rows: 100, isBudgeted: false },
  { name: 'kind and size', query: 'kind:ada.changed size:>1k', rows: 18_914, isBudgeted: false },
] as const;

/** Each query alone, from the key that completes it; and words, key by key. */
export async function* measureFinding(browser: BrowserName, session: PanelSession): AsyncGenerator<Row> {
  for (const { name, query, rows, isBudgeted } of QUERIES) {
    const { first, last, longestTask, found } = await session.evaluateInPanel(find, BOX, query);
    if (found !== rows) throw new Error(`${query} found ${found} rows, and ${rows} match`);
    yield row(browser, `filter by ${name}: first rows`, [first, 'ms'], isBudgeted ? FIRST_ROWS : undefined);
    yield row(browser, `filter by ${name}: last row`, [last, 'ms'], isBudgeted ? LAST_ROW : undefined);
    yield row(browser, `filter by ${name}: longest task`, [longestTask, 'ms'], BLOCKED);
  }
  yield* measureTyping(browser, session);
}

/** Words into the empty box: as people type, and faster than anybody can. */
async function* measureTyping(browser: BrowserName, session: PanelSession): AsyncGenerator<Row> {
  await session.evaluateInPanel(find, BOX, '');
  await session.evaluateInPanel(() => probe.start());
  await typeLetters(session, BOX, WORDS);
  await session.evaluateInPanel(() => probe.quiet());
  const { longestTask } = await session.evaluateInPanel(() => probe.stop());
  yield row(browser, 'typing a filter: longest task', [longestTask, 'ms'], BLOCKED);
  await session.evaluateInPanel(find, BOX, '');
  await session.evaluateInPanel(watchKeys);
  await session.type(BOX, WORDS);
  await session.evaluateInPanel(() => probe.quiet());
  const longestWait = await session.evaluateInPanel(() => longestKey);
  yield row(browser, 'a filter at once: longest wait of a key', [longestWait, 'ms'], BLOCKED);
  await session.evaluateInPanel(find, BOX, '');
}

/** Runs in the panel: from now on, `longestKey` is how long a key waited for the frame that shows what it did. */
function watchKeys(): void {
  Object.assign(window, { longestKey: 0 });
  const onKey = ({ timeStamp }: KeyboardEvent) =>
    requestAnimationFrame(() => {
      longestKey = Math.max(longestKey, performance.now() - timeStamp);
    });
  window.addEventListener('keydown', onKey, true);
}

/** Runs in the panel: puts a query into the empty box. Rows are counted as the grid says. */
async function find(box: string, query: string): Promise<Found> {
  const input = document.querySelector<HTMLInputElement>(box);
  const grid = document.querySelector('[role="grid"][aria-label="Messages"]');
  const enter = (text: string) => {
    if (input) input.value = text;
    input?.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const count = () => Number(grid?.getAttribute('aria-rowcount')) - 1;
  const isDone = () => document.querySelector('footer progress') === null;
  enter('');
  await probe.quiet();
  const before = count();
  probe.start();
  enter(query);
  const first = await probe.until(() => count() !== before || query === '');
  const last = await probe.until(isDone);
  await probe.quiet();
  return { ...probe.stop(), first, last, found: count() };
}
