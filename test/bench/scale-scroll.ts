import type { BrowserName, PanelSession } from '../browsers/browser.ts';
import { median, type Row, row } from './row.ts';

const GRID = '[role="grid"][aria-label="Messages"]';
/** Milliseconds of script that a frame may have: 60 frames a second leave no more. */
const FRAME = 16;

const WAYS = ['wheel', 'page keys', 'drag', 'Home and End'] as const;

/** A million rows, scrolled in every way; each step is given two frames. */
export async function* measureScroll(browser: BrowserName, session: PanelSession): AsyncGenerator<Row> {
  await session.evaluateInPanel(installTaskAfterFrame);
  for (const way of WAYS) {
    const { frames, scripts } = await session.evaluateInPanel(scroll, GRID, way);
    const busy = frames.filter((time) => time > 0);
    yield row(browser, `scroll by ${way}: longest script of a step`, [Math.max(...scripts), 'ms'], FRAME);
    yield row(browser, `scroll by ${way}: median script of a step`, [median(scripts), 'ms']);
    yield row(browser, `scroll by ${way}: busiest frame, with style and layout`, [Math.max(0, ...busy), 'ms']);
    yield row(browser, `scroll by ${way}: median frame, with style and layout`, [
      busy.length > 0 ? median(busy) : 0,
      'ms',
    ]);
  }
}

declare global {
  /** In ms; put into the panel by `installTaskAfterFrame`. */
  var taskAfterFrame: () => Promise<number>;
}

interface Scrolled {
  readonly frames: readonly number[];
  /**
   * Of each step: from the key to the drawing that it caused, and from the event of scrolling to the next frame's start;
   * or what is done after that frame, if it takes longer.
   */
  readonly scripts: readonly number[];
}

/**
 * Sent to the panel as source text: how long what changes the document after the next frame takes, from a task that was
 * asked for before anybody else asked for one; 0 when nothing does.
 */
function installTaskAfterFrame(): void {
  const task = (then: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  };
  const taskAfterFrame = () =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() =>
        task(() => {
          const began = performance.now();
          let took = 0;
          // It calls at the end of the task in which something has changed.
          const observer = new MutationObserver(() => {
            took ||= performance.now() - began;
          });
          observer.observe(document.body, { attributes: true, characterData: true, childList: true, subtree: true });
          task(() => {
            observer.disconnect();
            resolve(took);
          });
        }),
      );
    });
  Object.assign(window, { taskAfterFrame });
}

/** Runs in the panel. */
async function scroll(selector: string, way: (typeof WAYS)[number]): Promise<Scrolled> {
  const grid = document.querySelector<HTMLElement>(selector);
  if (!grid) throw new Error('no grid');
  const press = (key: string) => {
    const row = grid.querySelector<HTMLElement>('[role="row"][tabindex="0"]');
    row?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  };
  const steps: Record<typeof way, (step: number) => void> = {
    wheel: (step) => grid.scrollBy(0, step % 60 < 30 ? 120 : -80),
    'page keys': (step) => press(step % 40 < 25 ? 'PageDown' : 'PageUp'),
    drag: (step) => grid.scrollTo(0, grid.scrollHeight * ((step * 0.618) % 1)),
    'Home and End': (step) => press(step % 2 === 0 ? 'Home' : 'End'),
  };
  let scrolledAt = 0;
  const onScroll = () => {
    scrolledAt ||= performance.now();
  };
  window.addEventListener('scroll', onScroll, true);
  grid.scrollTo(0, grid.scrollHeight / 2);
  await probe.quiet();
  const scripts: number[] = [];
  probe.start();
  for (let step = 0; step < 80; step++) {
    scrolledAt = 0;
    const followed = taskAfterFrame();
    const began = performance.now();
    steps[way](step);
    for (let turn = 0; turn < 10; turn++) await null; // the panel draws in a microtask
    const handled = performance.now() - began;
    await probe.frames(1);
    const scripted = handled + (scrolledAt > 0 ? performance.now() - scrolledAt : 0);
    scripts.push(Math.max(scripted, await followed));
    await probe.frames(1);
  }
  window.removeEventListener('scroll', onScroll, true);
  return { frames: probe.stop().frames, scripts };
}
