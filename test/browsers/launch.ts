import type { BrowserName, LaunchOptions, PanelSession } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

const LAUNCHERS = { chromium: launchChromium, firefox: launchFirefox } satisfies Record<BrowserName, unknown>;

/** The browsers that suites run in: both, or the one that the variable WIRESCOPE_BROWSER names. */
export const BROWSERS: readonly BrowserName[] = (['chromium', 'firefox'] as const).filter(
  (name) => (process.env.WIRESCOPE_BROWSER ?? name) === name,
);

/** Starts the browser with a new profile. Always `close` the session: a test in its `afterAll`. */
export function launchBrowser(browserName: BrowserName, options: LaunchOptions): Promise<PanelSession> {
  return LAUNCHERS[browserName](options);
}
