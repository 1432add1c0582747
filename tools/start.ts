/** Opens a page with the Wirescope panel; run by start.mjs, which sets everything up and builds first. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PanelSession } from '../test/browsers/browser.ts';
import { launchBrowser } from '../test/browsers/launch.ts';
import { startDemoServer } from '../test/servers/demo-server.ts';
import { findBrowsers } from './find-browser.mjs';
import { LogPrinter } from './log-line.ts';
import { inProject } from './project.mjs';
import { SessionLogTail } from './session-log-tail.ts';
import { hasDisplay, parseStartOptions, START_USAGE, type StartOptions } from './start-options.mjs';
import { StopSignal } from './stop-signal.ts';

const PULL_PERIOD_MS = 200;
const END_LIMIT_MS = 30_000;

async function main(): Promise<void> {
  const options = parseStartOptions(process.argv.slice(2));
  if (options.help) {
    console.log(START_USAGE);
    return;
  }
  const stop = new StopSignal(); // before the browser is there: Ctrl-C must never leave one behind
  // The end is bounded: a browser that hangs must not keep the terminal.
  const limitEnd = (): NodeJS.Timeout => setTimeout(() => process.exit(1), END_LIMIT_MS).unref();
  stop.reason.then(limitEnd, limitEnd);
  const headless = options.headless || !hasDisplay(process.platform, process.env);
  const demo = options.url === undefined ? await startDemoServer() : undefined;
  const session = await launch(options, headless);
  try {
    stop.when(session.whenClosed(), 'the browser ended');
    await session.openPanel(); // before the page, so that it sees the first message live
    await openPage(session, options.url ?? demo?.url ?? '', headless);
    if (options.seconds !== undefined) stop.after(options.seconds * 1000);
    if (headless) await record(session, stop, options.out);
    else await watch(stop);
  } finally {
    await session.close();
    await demo?.close();
  }
}

function launch(options: StartOptions, headless: boolean): Promise<PanelSession> {
  const found = findBrowsers().find(({ name }) => name === (options.browser ?? name));
  if (found === undefined) throw new Error(`No ${options.browser ?? 'browser'} is installed`);
  console.log(`Starting ${found.name} (${found.path})${headless ? ', headless' : ''}`);
  const extensionDir = inProject(`dist/${found.engine}`);
  return launchBrowser(found.engine, { extensionDir, executablePath: found.path, headless });
}

async function openPage(session: PanelSession, url: string, headless: boolean): Promise<void> {
  console.log(`Opening ${url}`);
  try {
    await session.openPage(url);
  } catch (error) {
    // A page may go on loading for ever, and a user at the window can mend its address.
    if (headless && !isTimeout(error)) throw error;
    console.error(`The page did not finish loading: ${messageOf(error)}`);
  }
}

async function watch(stop: StopSignal): Promise<void> {
  console.log('Wirescope is open in DevTools. Close the browser, or press Ctrl-C, to end.');
  await stop.reason;
}

/** Prints every message, and leaves the session log and a screenshot of the panel in `out`. */
async function record(session: PanelSession, stop: StopSignal, out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const logPath = join(out, 'session.ndjson');
  await writeFile(logPath, '');
  const printer = new LogPrinter();
  const tail = new SessionLogTail(session, logPath, (line) => {
    const text = printer.format(line);
    if (text !== undefined) console.log(text);
  });
  await session.waitFor(() => 'wirescope' in globalThis);
  while (!stop.isStopped) {
    await tail.pull();
    await stop.waitAtMost(PULL_PERIOD_MS);
  }
  const screenshotPath = join(out, 'panel.png');
  await session.screenshot(screenshotPath);
  await tail.pull();
  console.log(`Ended: ${await stop.reason}. Session log: ${logPath}, screenshot: ${screenshotPath}`);
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && /timeout|timed out/i.test(`${error.name} ${error.message}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(messageOf(error));
    process.exit(1);
  },
);
