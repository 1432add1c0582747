/**
 * The page that runs the cases in frames, each with a realm of its own, a few at a time. Its own built-ins stay as
 * they are, so that it can read what a case with broken ones returns.
 */

import type { HookChannel } from '../../../src/content/hook-channel.ts';
import { HookEngine } from '../../../src/content/hook-engine.ts';
import { GATED } from '../../../src/protocol/meeting.ts';
import type { Rule } from '../../../src/rules/rule.ts';
import type { Case, CaseContext, CaseTable, PageResult } from '../case.ts';

export interface HostWindow extends Window {
  /** Called by the script in each frame. */
  takeCases?: (frame: Window, cases: CaseTable) => void;
  /** Called by the script in each frame that has rules, before anything else has run there. */
  ruleOver?: (hook: MessagePort) => void;
  startCases?: (plan: Plan) => void;
  /** The results as JSON, or null when more time is needed: drivers of browsers bound the time of one script. */
  awaitResults?: () => Promise<string | null>;
}

export interface Plan {
  /** The cases of each group run in one page, one after the other. */
  readonly groups: readonly (readonly string[])[];
  readonly server: string;
  readonly refusingServer: string;
  readonly extensionOrigin: string;
  /** In force in each frame that asks for rules. */
  readonly rules: readonly Rule[];
}

/** More would make browsers delay handshakes. */
const AT_ONCE = 3;
const CASE_LIMIT_MS = 10_000;
const ANSWER_LIMIT_MS = 10_000;
const waiting = new Map<Window, (cases: CaseTable) => void>();

const host: HostWindow = window;
host.takeCases = (frame, cases) => waiting.get(frame)?.(cases);
host.startCases = (plan) => {
  host.ruleOver = (port) => {
    const engine = new HookEngine({ hook: untouched(port), documentId: '', isWorker: false }, () => undefined);
    engine.setRules({ rules: plan.rules, seed: 1 });
  };
  const results = runAll(plan);
  host.awaitResults = () => Promise.race([results, after(ANSWER_LIMIT_MS).then(() => null)]);
};

/** The port of a frame as an isolated world sees it: through built-ins that no case has changed. */
function untouched(port: MessagePort): HookChannel {
  const { addEventListener, dispatchEvent } = EventTarget.prototype;
  const { preventDefault } = Event.prototype;
  const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get;
  return {
    postMessage: port.postMessage.bind(port),
    dispatchEvent: dispatchEvent.bind(port),
    addEventListener: (type: string, listener: EventListenerOrEventListenerObject) =>
      addEventListener.call(port, type, (event) => {
        const data = type === GATED ? dataOf?.call(event) : undefined;
        const seen = { data, preventDefault: () => preventDefault.call(event) } as MessageEvent;
        if (typeof listener === 'function') listener(seen);
      }),
  };
}

async function runAll(plan: Plan): Promise<string> {
  const results: PageResult[] = [];
  const queue = [...plan.groups];
  const work = async () => {
    for (let group = queue.shift(); group; group = queue.shift()) results.push(...(await runGroup(group, plan)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return JSON.stringify(results);
}

async function runGroup(names: readonly string[], plan: Plan): Promise<PageResult[]> {
  const frame = document.createElement('iframe');
  frame.src = '/case';
  const cases = await new Promise<CaseTable>((resolve) => {
    document.body.append(frame);
    if (frame.contentWindow) waiting.set(frame.contentWindow, resolve);
  });
  const results: PageResult[] = [];
  for (const name of names) results.push(await run(name, cases[name], contextFor(name, plan)));
  if (frame.contentWindow) waiting.delete(frame.contentWindow);
  frame.remove();
  return results;
}

async function run(name: string, run: Case | undefined, context: CaseContext): Promise<PageResult> {
  try {
    const value = await Promise.race([run?.(context), overdue()]);
    return { name, failure: null, value };
  } catch (error) {
    return { name, failure: String(error), value: null };
  }
}

function contextFor(name: string, { server, refusingServer, extensionOrigin }: Plan): CaseContext {
  const query = `?case=${encodeURIComponent(name)}`;
  return {
    url: (path = '/echo') => `${server}${path}${query}`,
    briefUrl: (path = '/echo') => `${server}${path}?brief`,
    refusingUrl: (path) => `${refusingServer}${path}${query}`,
    extensionOrigin,
  };
}

async function overdue(): Promise<never> {
  await after(CASE_LIMIT_MS);
  throw new Error(`no result within ${CASE_LIMIT_MS} ms`);
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
