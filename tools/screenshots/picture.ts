import type { Theme } from '../../test/browsers/browser.ts';
import type { PanelDriver } from '../../test/e2e/panel-driver.ts';

/** Of the window of DevTools, in CSS pixels: alone, at the bottom of the browser, at its side. */
export const SIZES = {
  full: { width: 1200, height: 760 },
  bottom: { width: 1200, height: 420 },
  side: { width: 420, height: 860 },
} as const;

/** One picture of the panel. */
export interface Picture {
  /** Of the file, without its ending; the dark one has `-dark` after it. */
  readonly name: string;
  readonly size: keyof typeof SIZES;
  readonly themes: readonly Theme[];
  /** Brings the panel there from where `rest` has left it. */
  readonly prepare: (panel: PanelDriver) => Promise<void>;
  /** The key that closes what `prepare` has opened, where `rest` does not: a menu, a dialog, a span of time. */
  readonly leave?: 'Escape';
}

export const BOTH: readonly Theme[] = ['light', 'dark'];
