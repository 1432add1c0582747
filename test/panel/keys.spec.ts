import type { Locator, Page } from '@playwright/test';
import { choose } from './message-in.ts';
import { expect, type PanelPage, test } from './panel-page.ts';

/** Groups of the sheet of keys, and how to come to where their keys are pressed. */
const PLACES: Record<string, (panel: PanelPage) => Promise<Locator>> = {
  Anywhere: async (panel) => panel.button('Clear'),
  'Filter messages': async ({ filter }) => filter,
  'Saved filters': async (panel) => {
    await panel.filter.fill('ping');
    await panel.button('Save filter').click();
    await panel.page.keyboard.press('Enter');
    return panel.page.getByRole('button', { name: 'ping', exact: true });
  },
  Messages: async (panel) => {
    // A sent heartbeat among others: everything that a row can do.
    await panel.grid.locator('[data-folded][data-direction="sent"]').first().click();
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
  Composer: async (panel) => {
    await panel.grid.locator('[data-direction="sent"]').first().click();
    await panel.button('Edit and resend').click();
    return panel.page.getByRole('textbox', { name: 'Message to send' });
  },
  'Edges of panes': async ({ page }) => page.getByRole('separator', { name: 'Resize connections' }),
};

/** Those that clear, close or leave come last. */
const CHARACTERS = [..."abcdfghijkmnopqrstuvwxyz0123456789/?,.;'[]-=+`*"];
const NAMED = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12', 'Insert', 'Backspace'];
const MOVES = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'];
const KEYS = [...CHARACTERS, ...MOVES, ...NAMED, ' ', 'Enter', 'e', 'Delete', 'Escape', 'l'];
const MODIFIERS = ['', 'Alt+', 'Shift+', 'Ctrl+'];

/** The combinations that somebody takes at `place`. Each is pressed where the last one was, or as near as can be. */
function keysTakenAt(place: Locator): Promise<string[]> {
  return place.evaluate(
    async (start, { keys, modifiers }) => {
      const taken: string[] = [];
      for (const key of keys) {
        for (const modifier of modifiers) {
          for (const dialog of document.querySelectorAll('dialog')) dialog.close();
          for (const popover of document.querySelectorAll<HTMLElement>(':popover-open')) popover.hidePopover();
          globalThis.dispatchEvent(new Event('blur')); // closes menus
          await new Promise(requestAnimationFrame);
          const role = start.getAttribute('role');
          const again = role ? document.querySelector<HTMLElement>(`[role="${role}"][tabindex="0"]`) : null;
          const target = start.isConnected ? (start as HTMLElement) : again;
          target?.focus();
          const options = {
            altKey: modifier === 'Alt+',
            ctrlKey: modifier === 'Ctrl+',
            shiftKey: modifier === 'Shift+',
          };
          const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options });
          (target ?? document.body).dispatchEvent(event);
          if (event.defaultPrevented) taken.push(modifier + key);
        }
      }
      return taken;
    },
    { keys: KEYS, modifiers: MODIFIERS },
  );
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

function printed(combination: string): string {
  const [, modifier = '', key = ''] = /^((?:\w+\+)?)(.+)$/s.exec(combination) ?? [];
  const name = PRINTED[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  // A letter is the same with Shift, and a sign needs Shift on some keyboards.
  return modifier === 'Shift+' && key.length === 1 && key !== ' ' ? name : modifier + name;
}

async function sheet(page: Page): Promise<Map<string, string[]>> {
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  const groups = page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByRole('region');
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
    const here = listed.get(group) ?? [];
    const everywhere = listed.get('Anywhere') ?? [];
    const taken = new Set((await keysTakenAt(await reach(panel))).map(printed));
    expect([...taken].filter((key) => !here.includes(key) && !everywhere.includes(key))).toEqual([]);
    expect(here.filter((key) => !taken.has(key))).toEqual([]);
  });
}
