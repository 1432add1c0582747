import type { Theme } from '../../test/browsers/browser.ts';
import { launchChromium } from '../../test/browsers/chromium.ts';
import { launchFirefox } from '../../test/browsers/firefox.ts';
import { waitUntil } from '../../test/browsers/wait-until.ts';
import { PanelDriver } from '../../test/e2e/panel-driver.ts';
import { inProject } from '../project.mjs';
import { type Picture, SIZES } from './picture.ts';

const TIMEOUT_MS = 30_000;
/** The status line says a change within a second at most. */
const FRAMES_TO_REST = 70;

/** A browser on the page of the pictures, which has said all that it has to say, with DevTools on the panel. */
export interface Stage {
  readonly panel: PanelDriver;
  resize(size: Picture['size']): Promise<void>;
  /** Closes the details and bars, stops what goes on, and empties the filter that the picture before has left. */
  rest(): Promise<void>;
  /** Until nothing moves any more. */
  settle(): Promise<void>;
}

interface StageOptions {
  readonly theme: Theme;
  readonly url: string;
  /** Device pixels a CSS pixel. */
  readonly scale: number;
}

export async function openChromiumStage({ theme, url, scale }: StageOptions): Promise<Stage> {
  const session = await launchChromium({
    extensionDir: inProject('dist/chromium'),
    theme,
    windowSize: SIZES.full,
    timeout: TIMEOUT_MS,
    // The bar that says that an extension debugs would take room from the panel.
    args: [`--force-device-scale-factor=${scale}`, '--lang=en-US', '--silent-debugger-extension-api'],
  });
  const panel = new PanelDriver(session);
  await panel.open();
  await panel.click('checkbox', 'Capture workers');
  await play(panel, url);
  return stageOf(panel, (size) => session.resizeDevTools(SIZES[size]));
}

export async function openFirefoxStage({ theme, url }: StageOptions): Promise<Stage> {
  const session = await launchFirefox({
    extensionDir: inProject('dist/firefox'),
    theme,
    windowSize: { width: 1280, height: 720 },
    timeout: TIMEOUT_MS,
  });
  const panel = new PanelDriver(session);
  await panel.open();
  await play(panel, url);
  return stageOf(panel, () => Promise.resolve());
}

async function play(panel: PanelDriver, url: string): Promise<void> {
  await panel.session.openPage(url);
  const isDone = "document.getElementById('state').textContent === 'done'";
  await waitUntil('the page to have said everything', () => panel.session.evaluateInPage(isDone), TIMEOUT_MS);
}

function stageOf(panel: PanelDriver, resize: Stage['resize']): Stage {
  const { session } = panel;
  return {
    panel,
    resize,
    rest: async () => {
      await session.evaluateInPanel(stopHolding);
      await session.evaluateInPanel(closeBars);
      await session.clearText('#filter');
      await panel.click('tab', 'Messages');
      await session.click('[role="treeitem"][data-index="0"]');
      await session.evaluateInPanel(closeDetails);
    },
    settle: () => session.evaluateInPanel(drawFrames, FRAMES_TO_REST),
  };
}

/** Runs in the panel. */
function stopHolding(): void {
  const buttons = [
    ...document.querySelectorAll<HTMLElement>('#hold-queue button, [role="toolbar"] [aria-pressed="true"]'),
  ];
  for (const name of ['Cancel', 'Hold']) buttons.find(({ textContent }) => textContent.trim() === name)?.click();
}

/** Runs in the panel. */
function closeBars(): void {
  const stop = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === 'Stop');
  stop?.click();
  for (const name of ['Close composer', 'Close the client', 'Close replay'])
    document.querySelector<HTMLElement>(`button[aria-label="${name}"]`)?.click();
}

/** Runs in the panel. No key: Escape without details would be for DevTools, which open their drawer at it. */
function closeDetails(): void {
  document.querySelector<HTMLElement>('#details button[aria-label="Close details"]')?.click();
}

/** Runs in the panel. */
function drawFrames(count: number): Promise<void> {
  return new Promise((resolve) => {
    let left = count;
    const next = (): void => {
      left--;
      if (left === 0) resolve();
      else requestAnimationFrame(next);
    };
    next();
  });
}
