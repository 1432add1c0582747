import type { BrowserName, PanelSession } from '../browsers/browser.ts';
import { RulesDriver } from '../e2e/rules-driver.ts';
import { echoes, flood, listens, opens, sends } from './page-work.ts';
import { median, type Row, row } from './row.ts';

export interface Pair {
  readonly native: PanelSession;
  readonly hooked: PanelSession;
}

/** 20,000 messages of 100 B as fast as they come. */
const receives = async (page: PanelSession) => (await page.evaluateInPage(flood, 20_000, 100, 'text')).took;

/** By kind of work: the most that hooked ÷ native may be with the panel closed, and open; undefined for what only informs. */
const WORK = [
  { name: 'send', measure: (page: PanelSession) => page.evaluateInPage(sends), closed: 1.5, open: 2 },
  { name: 'echo', measure: (page: PanelSession) => page.evaluateInPage(echoes), closed: 1.1, open: 1.25 },
  { name: 'receive', measure: receives, closed: 1.15, open: 1.5 },
  { name: 'open and close', measure: (page: PanelSession) => page.evaluateInPage(opens), closed: 1.1, open: 1.25 },
  {
    name: 'add and remove listeners',
    measure: (page: PanelSession) => page.evaluateInPage(listens),
    closed: undefined,
    open: undefined,
  },
] as const;

const ROUNDS = 7;

/** With rules on, of which none is for a message. What no rule is for at all may cost as much as without rules. */
const RULES = [
  { name: 'a rule for others', url: '*/elsewhere', budgets: { send: 2, receive: 1.5 } },
  { name: 'a rule that asks each message', url: '*', budgets: { send: undefined, receive: undefined } },
] as const;

type Work = Pick<(typeof WORK)[number], 'name' | 'measure'>;

/** Native and hooked take turns, a page each time; the ratio is that of the medians. */
async function measureTurns(pair: Pair, url: string, measure: Work['measure']): Promise<Record<keyof Pair, number>> {
  const times: Record<keyof Pair, number[]> = { native: [], hooked: [] };
  for (let round = 0; round < ROUNDS; round++) {
    // Each goes first in turn: what the machine does besides hits both.
    const order = round % 2 === 0 ? (['native', 'hooked'] as const) : (['hooked', 'native'] as const);
    for (const side of order) {
      await pair[side].openPage(url);
      times[side].push(await measure(pair[side]));
    }
  }
  return { native: median(times.native), hooked: median(times.hooked) };
}

/**
 * What the hook costs the page. `panel`: `open` has the panel recording, and in the native browser DevTools open on
 * another one.
 */
export async function measurePageCost(
  browser: BrowserName,
  pair: Pair,
  url: string,
  panel: 'closed' | 'open',
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, measure, ...budgets } of WORK) {
    const { native, hooked } = await measureTurns(pair, url, measure);
    rows.push(row(browser, `${name}, panel ${panel}`, [hooked / native, '× native'], budgets[panel]));
    rows.push(row(browser, `${name}, panel ${panel}: native`, [native, 'ms']));
  }
  return rows;
}

/** What rules cost it that do nothing. Takes the tab over from the panel. */
export async function measureRuleCost(browser: BrowserName, pair: Pair, url: string): Promise<Row[]> {
  const driver = new RulesDriver(pair.hooked);
  const rows: Row[] = [];
  for (const { name: rules, url: where, budgets } of RULES) {
    const query = '"no message says this"';
    await pair.hooked.openPage(url);
    await driver.force([
      { id: 'r', name: rules, isOn: true, where: { url: where }, which: { query }, what: { type: 'drop' } },
    ]);
    for (const [name, measure] of [
      ['send', (page: PanelSession) => page.evaluateInPage(sends)],
      ['receive', receives],
    ] as const) {
      const { native, hooked } = await measureTurns(pair, url, measure);
      rows.push(row(browser, `${name}, ${rules}`, [hooked / native, '× native'], budgets[name]));
    }
  }
  await driver.rules([]);
  return rows;
}
