import type { Locator, Page } from '@playwright/test';
import { addSent, choose } from './message-in.ts';
import { expect, type PanelPage, test } from './panel-page.ts';

/** Groups of the sheet of keys, and how to come to where their keys, or one of them, are pressed. */
const PLACES: Record<string, (panel: PanelPage, key?: string) => Promise<Locator>> = {
  Anywhere: async (panel) => panel.button('Clear'),
  'Filter messages': async ({ filter }) => {
    await filter.fill('ping');
    return filter;
  },
  'Saved filters': async (panel) => {
    await panel.filter.fill('ping');
    await panel.button('Save filter').click();
    await panel.page.keyboard.press('Enter');
    return panel.page.getByRole('button', { name: 'ping', exact: true });
  },
  Messages: async (panel) => {
    // A sent heartbeat among others: everything that a row can do.
    await addSent(panel, '{"type":"ping"}', 3);
    await panel.grid.locator('[data-folded] [data-column="time"]').last().click();
    return panel.grid.locator('[role="row"][tabindex="0"]');
  },
  'Column headers': async ({ grid }) => grid.getByRole('columnheader', { name: 'Size' }),
  Connections: async ({ connections }) => connections.locator('[tabindex="0"]'),
  Details: async (panel) => {
    await panel.messages.first().click();
    return panel.tab('Decoded');
  },
  'Find in details': async (panel) => {
    await panel.messages.first().click();
    await panel.tab('Decoded').press('Control+f');
    return panel.page.getByRole('searchbox', { name: 'Find in details' });
  },
  'Decoded, JSON': async (panel) => {
    await choose(panel, '{"a":{"b":[1,2,3]}}', '"b":[1,2,3]');
    await panel.tab('JSON').click();
    return panel.details.locator('[role="tree"] [tabindex="0"]');
  },
  Hex: async (panel) => {
    await panel.messages.first().click();
    await panel.tab('Hex').click();
    await panel.details.getByRole('group', { name: 'Bytes of the message' }).press('ArrowRight');
    return panel.details.getByRole('group', { name: 'Bytes of the message' });
  },
  Text: async (panel) => {
    await panel.messages.first().click();
    await panel.tab('Text').click();
    return panel.details.getByRole('group', { name: 'Text of the message' });
  },
  Timeline: async (panel) => {
    await panel.page.getByRole('slider', { name: 'Selected time' }).press('ArrowRight');
    return panel.page.getByRole('slider', { name: 'Selected time' });
  },
  Types: async (panel) => {
    await panel.page.getByRole('tab', { name: 'Types' }).click();
    return panel.page.getByRole('grid', { name: 'Types' }).locator('[role="row"][tabindex="0"]');
  },
  'Held messages': async (panel, key = '') => {
    await panel.page.evaluate(() => {
      for (const text of ['first', 'second', 'third']) standalone.generator.hold('received', text);
    });
    const queue = panel.page.getByRole('listbox', { name: 'Waiting' });
    if (key !== 'Ctrl+Enter') return queue;
    await queue.press('e');
    return panel.page.getByRole('textbox', { name: 'Held message' });
  },
  Rules: async (panel, key = '') => {
    const { page } = panel;
    await page.keyboard.press('4');
    await panel.button('New rule').click();
    await page.getByRole('form', { name: 'Edit rule' }).getByLabel('Name').fill('Slow');
    if (key === 'Ctrl+Enter') return page.getByRole('form', { name: 'Edit rule' }).getByLabel('Name');
    await panel.button('Save rule').click();
    return page.getByRole('list', { name: 'Rules', exact: true }).locator('[data-rule]');
  },
  // Beside the editor, which has the keys of every editor.
  Composer: async ({ page }) => {
    await page.keyboard.press('s');
    return page.getByRole('combobox', { name: 'Send as' });
  },
  'Edges of panes': async ({ page }, key = '') =>
    page.getByRole('separator', { name: /[↑↓]/.test(key) ? 'Resize timeline' : 'Resize connections' }),
};

/** What folds and moves nothing comes first, and those that clear, close or leave come last. */
const CHARACTERS = [..."abcdfghijkmnopqrstuvwxyz0123456789/?,.;'[]-=+`*"];
const NAMED = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12', 'Insert', 'Backspace'];
const MOVES = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'];
const KEYS = ['ArrowRight', 'ArrowLeft', ...CHARACTERS, ...MOVES, ...NAMED, ' ', 'Enter', 'e', 'Delete', 'Escape', 'l'];
const MODIFIERS = ['', 'Alt+', 'Shift+', 'Ctrl+', 'Ctrl+Shift+'];
const COMBINATIONS = KEYS.flatMap((key) => MODIFIERS.map((modifier) => ({ key, modifier })));

interface Combination {
  readonly key: string;
  /** As in `Ctrl+Shift+`; empty for none. */
  readonly modifier: string;
}

/** The combinations that somebody takes at `place`. Each is pressed where the last one was, or as near as can be. */
function keysTakenAt(place: Locator, combinations: readonly Combination[]): Promise<Combination[]> {
  return place.evaluate(async (start, wanted) => {
    const taken: Combination[] = [];
    for (const { key, modifier } of wanted) {
      const role = start.getAttribute('role');
      const again = role ? document.querySelector<HTMLElement>(`[role="${role}"][tabindex="0"]`) : null;
      const target = start.isConnected ? (start as HTMLElement) : again;
      target?.focus();
      const options = {
        altKey: modifier.includes('Alt'),
        ctrlKey: modifier.includes('Ctrl'),
        shiftKey: modifier.includes('Shift'),
      };
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options });
      (target ?? document.body).dispatchEvent(event);
      if (!event.defaultPrevented) continue;
      taken.push({ key, modifier });
      await new Promise(requestAnimationFrame);
      for (const dialog of document.querySelectorAll('dialog')) dialog.close();
      for (const popover of document.querySelectorAll<HTMLElement>(':popover-open')) popover.hidePopover();
      globalThis.dispatchEvent(new Event('blur')); // closes menus
    }
    return taken;
  }, combinations);
}

const PRINTED: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Delete: 'Del',
  Escape: 'Esc',
  ' ': 'Space',
  '=': '+', // the same key without Shift
};

function printed({ key, modifier }: Combination): string {
  const name = PRINTED[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  // A letter is the same with Shift, and a sign needs Shift on some keyboards.
  return modifier === 'Shift+' && key.length === 1 && key !== ' ' ? name : modifier + name;
}

async function sheet(page: Page): Promise<Map<string, string[]>> {
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  const groups = page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByRole('region');
  await expect(groups.first()).toBeVisible();
  const listed = await groups.evaluateAll((sections) =>
    sections.map(
      (section) => [section.ariaLabel ?? '', [...section.querySelectorAll('kbd')].map((key) => key.innerText)] as const,
    ),
  );
  await page.keyboard.press('Escape');
  return new Map(listed);
}

test('the sheet of keys names every place', async ({ panel, page }) => {
  await panel.open('rows=50', 55);
  expect([...(await sheet(page)).keys()]).toEqual(Object.keys(PLACES));
});

for (const [group, reach] of Object.entries(PLACES)) {
  test(`the sheet of keys lists every key that does something, and no other: ${group}`, async ({ panel, page }) => {
    await panel.open('varied&rows=50', 82);
    const listed = await sheet(page);
    const place = await reach(panel);
    const isButton = await place.evaluate(({ localName }) => localName === 'button');
    const taken = new Set((await keysTakenAt(place, COMBINATIONS)).map(printed));
    const all = new Set([...listed.values()].flat());
    // With a modifier that makes no difference, too.
    const isListed = (key: string) =>
      ['Ctrl+', 'Shift+', /^(?:\w+\+)*/].some((modifier) => all.has(key) || all.has(key.replace(modifier, '')));
    expect([...taken].filter((key) => !isListed(key))).toEqual([]);
    // What the keys before may have made impossible is pressed alone. A button has keys of its own.
    const isMissing = (key: string) => !taken.has(key) && !(isButton && key === 'Enter');
    for (const missing of (listed.get(group) ?? []).filter(isMissing)) {
      await page.evaluate(() => localStorage.clear());
      await panel.open('varied&rows=50', 82);
      const alone = COMBINATIONS.filter((combination) => printed(combination) === missing);
      expect(await keysTakenAt(await reach(panel, missing), alone), missing).not.toEqual([]);
    }
  });
}

test.describe('on a Mac', () => {
  test.use({ userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/156.0.0.0' });

  const isTakenAt = (place: Locator, modifier: 'ctrlKey' | 'metaKey') =>
    place.evaluate((target, held) => {
      const options = { key: 'f', [held]: true, bubbles: true, cancelable: true };
      return !target.dispatchEvent(new KeyboardEvent('keydown', options));
    }, modifier);

  test('Ctrl+F is one character forward where something is typed, and ⌘F searches', async ({ panel, page }) => {
    await panel.open('rows=5', 10);
    await panel.messages.first().click();
    await panel.tab('Decoded').press('Control+f');
    for (const field of [panel.filter, page.getByRole('searchbox', { name: 'Find in details' })]) {
      expect(await isTakenAt(field, 'ctrlKey')).toBe(false);
      expect(await isTakenAt(field, 'metaKey')).toBe(true);
    }
    expect(await isTakenAt(panel.button('Clear'), 'ctrlKey')).toBe(true);
  });
});
