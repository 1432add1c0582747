import type { BrowserName, PanelSession } from '../browsers/browser.ts';
import { type Row, row } from './row.ts';

/** Milliseconds that the panel may not answer while it sorts, sums up or forgets. */
const LONGEST_TASK = 50;

/** What takes a walk through all rows: how long until the panel is at rest, and the longest task meanwhile. */
export async function* measureViews(browser: BrowserName, session: PanelSession): AsyncGenerator<Row> {
  const timed = async function* (name: string, act: () => Promise<unknown>): AsyncGenerator<Row> {
    await session.evaluateInPanel(() => probe.start());
    await act();
    await session.evaluateInPanel(() => probe.quiet());
    const { longestTask, took } = await session.evaluateInPanel(() => probe.stop());
    yield row(browser, `${name}: time`, [took, 'ms']);
    yield row(browser, `${name}: longest task`, [longestTask, 'ms'], LONGEST_TASK);
  };
  const has = (selector: string, text: string) =>
    session.waitFor(
      (css, wanted) => [...document.querySelectorAll<HTMLElement>(css)].some((one) => one.innerText.includes(wanted)),
      selector,
      text,
    );
  for (const column of ['size', 'latency']) {
    yield* timed(`sort by ${column}`, async () => {
      await session.click(`[role="columnheader"][data-column="${column}"]`);
      await has('[aria-live="polite"]', 'Sorted by');
    });
  }
  yield* timed('order of arrival again', () => session.click('[aria-live="polite"] button'));
  yield* timed('Types', async () => {
    await session.click('#tab-types');
    await has('[role="grid"][aria-label="Types"]', '.changed');
  });
  yield* timed('Statistics', async () => {
    await session.click('#tab-statistics');
    await has('dd', '1,000,000');
  });
  await session.click('#tab-messages');
  const line = (index: number) => session.click(`[role="tree"] [role="treeitem"][data-index="${index}"]`);
  yield* timed('one connection chosen, with its timeline', () => line(2));
  yield* timed('all connections again, with the timeline', () => line(0));
}
