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

/** Whose time is taken, and what is done before each page of it is opened. */
interface Side {
  readonly session: PanelSession;
  readonly prepare?: () => Promise<void>;
}

/** They take turns, a page each time. Returns the medians of their times. */
async function measureTurns(sides: readonly Side[], url: string, measure: Work['measure']): Promise<number[]> {
  const turns = sides.map((side) => ({ ...side, times: [] as number[] }));
  for (let round = 0; round < ROUNDS; round++) {
    const first = round % turns.length; // each goes first in turn: what the machine does besides hits all
    for (const { prepare, session, times } of [...turns.slice(first), ...turns.slice(0, first)]) {
      await prepare?.();
      await session.openPage(url);
      times.push(await measure(session));
    }
  }
  return turns.map(({ times }) => median(times));
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
  const sides = [{ session: pair.native }, { session: pair.hooked }];
  for (const { name, measure, ...budgets } of WORK) {
    const [native = Number.NaN, hooked = Number.NaN] = await measureTurns(sides, url, measure);
    rows.push(row(browser, `${name}, panel ${panel}`, [hooked / native, '× native'], budgets[panel]));
    rows.push(row(browser, `${name}, panel ${panel}: native`, [native, 'ms']));
  }
  return rows;
}

/** What rules cost it that do nothing. Takes the tab over from the panel. */
export async function measureRuleCost(browser: BrowserName, { native, hooked }: Pair, url: string): Promise<Row[]> {
  const driver = new RulesDriver(hooked);
  const query = '"no message says this"';
  const withRule = ({ name, url: where }: (typeof RULES)[number]): Side => ({
    session: hooked,
    prepare: () =>
      driver.rules([{ id: 'r', name, isOn: true, where: { url: where }, which: { query }, what: { type: 'drop' } }]),
  });
  const rows: Row[] = [];
  await hooked.openPage(url);
  await driver.force([]);
  for (const [name, measure] of [
    ['send', (page: PanelSession) => page.evaluateInPage(sends)],
    ['receive', receives],
  ] as const) {
    const [alone = Number.NaN, ...ruled] = await measureTurns(
      [{ session: native }, ...RULES.map(withRule)],
      url,
      measure,
    );
    for (const [index, { name: rules, budgets }] of RULES.entries())
      rows.push(row(browser, `${name}, ${rules}`, [(ruled[index] ?? Number.NaN) / alone, '× native'], budgets[name]));
  }
  await driver.rules([]);
  return rows;
}
