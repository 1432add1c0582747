import { test as base, expect, type Locator, type Page } from '@playwright/test';
import type { Standalone } from '../../src/panel/standalone/main.tsx';

declare global {
  /** Put there by the standalone page. */
  var standalone: Standalone;
}

/** The panel as a user meets it, by role and name. */
export class PanelPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly messages: Locator;
  readonly connections: Locator;
  readonly details: Locator;
  readonly filter: Locator;
  readonly status: Locator;
  readonly errors: string[] = [];

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: 'Messages' });
    this.messages = this.grid.locator('[role="row"][data-seq]');
    this.connections = page.getByRole('tree', { name: 'Connections' });
    this.details = page.getByRole('region', { name: 'Details' });
    this.filter = page.getByRole('searchbox', { name: 'Filter messages' });
    this.status = page.getByRole('status');
    page.on('pageerror', (error) => this.errors.push(error.message));
  }

  /** Opens the page with the generator's options, and waits until all of its rows are there. */
  async open(query: string, rows?: number): Promise<void> {
    await this.page.goto(`/?${query}`);
    if (rows !== undefined)
      await expect(this.grid).toHaveAttribute('aria-rowcount', String(rows + 1), { timeout: 20_000 });
  }

  row(text: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: text });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  tab(name: string): Locator {
    return this.details.getByRole('tab', { name });
  }

  get rowCount(): Promise<string | null> {
    return this.grid.getAttribute('aria-rowcount');
  }
}

/** Fails a test in whose page an exception was thrown. */
export const test = base.extend<{ panel: PanelPage }>({
  panel: async ({ page }, use) => {
    const panel = new PanelPage(page);
    await use(panel);
    expect(panel.errors).toEqual([]);
  },
});

export { expect };
