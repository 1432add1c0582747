import type { Page } from '@playwright/test';

/** Files of the panel, named by a pattern, are not loaded until the returned function is called. */
export async function keepBack(page: Page, files: string): Promise<() => void> {
  let letGo = (): void => undefined;
  const isAsked = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(files, async (route) => {
    await isAsked;
    await route.continue();
  });
  return letGo;
}

/**
 * Presses the button called *Cancel* in the frame in which it comes, with what `beside` finds, and resolves to what is
 * told next to it. To be called before what brings it: that may be over before a test has found the button.
 */
export function cancelOnceThere(page: Page, beside = 'body'): Promise<string> {
  return page.evaluate(async (selector) => {
    for (;;) {
      const button = [...document.querySelectorAll('button')].find(({ innerText }) => innerText === 'Cancel');
      const told = button?.parentElement?.innerText;
      if (button && told !== undefined && document.querySelector(selector)) {
        button.click();
        return told;
      }
      await new Promise(requestAnimationFrame);
    }
  }, beside);
}
