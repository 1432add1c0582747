import { signal } from '@preact/signals';

/** One line of a menu. `check` and `radio` say whether they hold already. */
export type MenuItem =
  | { readonly type: 'separator' }
  | {
      readonly type: 'action' | 'check' | 'radio';
      readonly label: string;
      /** The key that does the same. */
      readonly keys?: string;
      /** What it does, where its name cannot say all. */
      readonly hint?: string;
      readonly isChecked?: boolean;
      readonly isDisabled?: boolean;
      readonly run: () => void;
    };

/** Where the top left corner of a menu is wanted, in px of the window. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

export interface OpenMenu extends MenuPlace {
  readonly label: string;
  readonly items: readonly MenuItem[];
}

/** The menu that is open; there is one at most. */
export class MenuStore {
  readonly menu = signal<OpenMenu | null>(null);

  /** A menu without lines is not opened. */
  open(menu: OpenMenu): void {
    if (menu.items.length > 0) this.menu.value = menu;
  }

  close(): void {
    this.menu.value = null;
  }
}

export const SEPARATOR: MenuItem = { type: 'separator' };

/** The lines of several groups, with a line between one group and the next. */
export function menuGroups(...groups: readonly (readonly MenuItem[])[]): MenuItem[] {
  const filled = groups.filter(({ length }) => length > 0);
  return filled.flatMap((group, index) => (index === 0 ? group : [SEPARATOR, ...group]));
}
