/** Runs every case in every mode of one browser. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Rule } from '../../src/rules/rule.ts';
import type { BrowserName, PanelSession } from '../browsers/browser.ts';
import { launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import type { CaseResult, PageResult } from './case.ts';
import { GROUPS } from './cases/all-cases.ts';
import { buildLibraries } from './libraries.ts';
import type { Plan } from './page/host.ts';
import { bundle } from './page-scripts.ts';
import { type RefusingServer, startRefusingServer } from './refusing-server.ts';
import { recordsByCase, serveBehaviours } from './server-behaviour.ts';

/** Whether it appears depends on what comes first, the end of a handshake or that of its frame. */
const UNSTEADY = /was interrupted while the page was loading|closed before the connection is established/;

/**
 * `native again` proves that what native does is the same each time. In `rules for others` a rule is on that is for no
 * connection of the cases, in `rules` one that is for all of them and for none of their messages.
 */
export const MODES = [
  'native',
  'native again',
  'hooked',
  'uninstalled',
  'rules for others',
  'rules',
  'extension',
] as const;
export type Mode = (typeof MODES)[number];

export interface ModeResult {
  readonly cases: ReadonlyMap<string, CaseResult>;
  /** What the browser's console showed as errors, sorted. */
  readonly errors: readonly string[];
}

export type Results = ReadonlyMap<Mode, ModeResult>;

const ruleFor = (url: string): Rule => ({
  id: 'r1',
  name: 'Nothing',
  isOn: true,
  where: { url },
  which: { query: '"no case says this"' },
  what: { type: 'drop' },
});
const RULES: Partial<Record<Mode, readonly Rule[]>> = {
  'rules for others': [ruleFor('*/no-case/*')],
  rules: [ruleFor('*')],
};

interface Servers {
  readonly server: EchoServer;
  readonly refusing: RefusingServer;
}

interface Scripts {
  readonly cases: string;
  readonly host: string;
  /** What a page of the mode runs first; nothing where the browser is left alone, or has the extension. */
  readonly first: Readonly<Record<Mode, string>>;
}

const DIST = process.env.WIRESCOPE_DIST ?? 'dist';

export const extensionFolder = (browserName: BrowserName): string => resolve(DIST, browserName);

/** @throws Error when a case could not be carried out */
export async function runAllModes(browserName: BrowserName): Promise<Results> {
  const scripts = await buildScripts(browserName);
  const servers = { server: await startEchoServer(), refusing: await startRefusingServer() };
  void serveBehaviours(servers.server);
  for (const [path, code] of await buildLibraries()) servers.server.setPage(path, code);
  const results = new Map<Mode, ModeResult>();
  try {
    for (const extension of [false, true]) {
      const extensionDir = extension ? extensionFolder(browserName) : undefined;
      const session = await launchBrowser(browserName, { extensionDir });
      try {
        for (const mode of MODES) {
          if ((mode === 'extension') !== extension) continue;
          setPages(servers.server, scripts, mode);
          const rules = RULES[mode] ?? [];
          results.set(
            mode,
            await runMode(session, servers, { mode, extensionOrigin: extensionOrigin(browserName), rules }),
          );
        }
      } finally {
        await session.close();
      }
    }
  } finally {
    await Promise.all([servers.server.close(), servers.refusing.close()]);
  }
  return results;
}

async function buildScripts(browserName: BrowserName): Promise<Scripts> {
  const [cases, host, hooked, uninstalled, ruled] = await Promise.all([
    bundle('page/run-case.ts'),
    bundle('page/host.ts', undefined, browserName),
    bundle('page/hooked.ts', 'wirescope-hook.js'),
    bundle('page/uninstalled.ts', 'wirescope-hook.js'),
    bundle('page/ruled.ts', 'wirescope-hook.js', browserName),
  ]);
  return {
    cases,
    host,
    first: {
      native: '',
      'native again': '',
      hooked,
      uninstalled,
      'rules for others': ruled,
      rules: ruled,
      extension: '',
    },
  };
}

/** The same addresses in each mode, so that nothing that a case can read of them differs. */
function setPages(server: EchoServer, { cases, host, first }: Scripts, mode: Mode): void {
  const head = `<!doctype html><meta charset="utf-8"><title>Compliance</title>
    <script>${first[mode]}</script><script>document.currentScript.previousElementSibling.remove()</script>`;
  server.setPage('/', `${head}<body><script>${host}</script></body>`);
  server.setPage('/case', `${head}<body><script>${cases}</script></body>`);
  server.setPage('/empty', head);
  server.setPage('/plain', '<!doctype html><meta charset="utf-8"><title>Compliance</title>');
}

async function runMode(
  session: PanelSession,
  servers: Servers,
  { mode, ...its }: Pick<Plan, 'extensionOrigin' | 'rules'> & { readonly mode: Mode },
): Promise<ModeResult> {
  const { server, refusing } = servers;
  const seen = server.connections.length;
  const errorsBefore = (await session.pageErrors()).length;
  await session.openPage(`${server.origin}/`);
  const plan: Plan = {
    groups: GROUPS,
    server: server.wsOrigin,
    refusingServer: refusing.wsOrigin,
    ...its,
  };
  await session.evaluateInPage(`startCases(${JSON.stringify(plan)})`);
  let answer: string | null = null;
  while (answer === null) answer = await session.evaluateInPage<Promise<string | null>>('awaitResults()');
  const results = JSON.parse(answer) as PageResult[];
  const failed = results.filter(({ failure }) => failure !== null);
  if (failed.length > 0) {
    const texts = failed.map(({ name, failure }) => `Could not carry out "${name}": ${failure}`);
    throw new Error([`${mode}:`, ...texts].join('\n'));
  }
  const records = await recordsByCase(server, seen);
  const cases = results.map(({ name, value }): [string, CaseResult] => {
    return [name, { page: value, server: records.get(name) ?? [] }];
  });
  const errors = (await session.pageErrors()).slice(errorsBefore).filter((text) => !UNSTEADY.test(text));
  return { cases: new Map(cases), errors: errors.sort() };
}

/** Chromium derives the id of an unpacked extension from its folder. Firefox makes up a new one, which nobody knows. */
function extensionOrigin(browserName: BrowserName): string {
  if (browserName === 'firefox') return 'moz-extension://00000000-0000-0000-0000-000000000000';
  const digest = createHash('sha256').update(extensionFolder(browserName)).digest('hex').slice(0, 32);
  const id = Array.from(digest, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
  return `chrome-extension://${id}`;
}
