import type { BrowserName } from '../browsers/browser.ts';
import { launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, type EchoServerOptions, startEchoServer } from '../servers/echo-server.ts';
import { extensionDir } from './extension-dir.ts';
import { PanelDriver } from './panel-driver.ts';
import { RulesDriver } from './rules-driver.ts';

/** A server, and a browser in which its first page is shown and the panel is open. */
export interface Stage {
  readonly server: EchoServer;
  readonly panel: PanelDriver;
}

const EMPTY = '<!doctype html><meta charset="utf-8"><title>Empty</title>';

/** A stage that is opened before the tests of a `describe`, and closed after them. */
export async function openStage(browserName: BrowserName, options: EchoServerOptions = {}): Promise<Stage> {
  const server = await startEchoServer(options);
  let panel: PanelDriver | undefined;
  try {
    panel = new PanelDriver(await launchBrowser(browserName, { extensionDir: extensionDir(browserName) }));
    await panel.session.openPage(`${server.origin}/`);
    await panel.open();
    return { server, panel };
  } catch (cause) {
    await closeStage({ server, panel });
    throw cause;
  }
}

/** A stage whose page has workers, all of them captured from their beginning; opened when the paths have all spoken. */
export async function openWorkerStage(
  browserName: BrowserName,
  pages: Record<string, string> & { readonly '/': string },
  paths: readonly string[],
): Promise<Stage> {
  const stage = await openStage(browserName, {
    pages: { ...pages, '/': EMPTY, '/page': pages['/'] },
    echo: false,
  });
  const { panel, server } = stage;
  try {
    if (browserName === 'chromium') {
      await panel.click('checkbox', 'Capture workers');
      await panel.session.waitFor(() => /Workers are captured/.test(document.body.innerText));
    }
    await panel.session.openPage(`${server.origin}/page`);
    for (const path of paths) await panel.waitForLog({ type: 'message', direction: 'sent', data: `from ${path}` });
    return stage;
  } catch (cause) {
    await closeStage(stage);
    throw cause;
  }
}

/** What is not there was never opened. */
export async function closeStage({ server, panel }: { [Part in keyof Stage]: Stage[Part] | undefined }): Promise<void> {
  await panel?.session.close();
  await server?.close();
}

/** A server whose `/page` is a page, and a browser in which rules are put in force in the panel's place. */
export interface RulesStage {
  readonly server: EchoServer;
  readonly driver: RulesDriver;
}

/** A stage that is opened before the tests of a `describe`, and closed after them. The panel is not open. */
export async function openRulesStage(browserName: BrowserName, page: string): Promise<RulesStage> {
  const server = await startEchoServer({ pages: { '/page': page } });
  try {
    const session = await launchBrowser(browserName, { extensionDir: extensionDir(browserName) });
    return { server, driver: new RulesDriver(session) };
  } catch (cause) {
    await server.close();
    throw cause;
  }
}

/** What is not there was never opened. */
export async function closeRulesStage(
  stage: { [Part in keyof RulesStage]: RulesStage[Part] | undefined },
): Promise<void> {
  await stage.driver?.session.close();
  await stage.server?.close();
}
