import { usePanel } from '../panel-model.ts';
import { isMenuKey, menuPlace } from './menu-keys.ts';
import type { MenuItem } from './menu-store.ts';

/** Opens the menu of what carries the nearest `data-index`, with the pointer or a key. */
export function useRowMenu(itemsOf: (index: number) => readonly MenuItem[]) {
  const { menus, wording } = usePanel();
  const open = (event: MouseEvent | KeyboardEvent) => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    const items = element ? itemsOf(Number(element.dataset.index)) : [];
    if (items.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    menus.open({ label: wording.text('menu'), items, ...menuPlace(event) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isMenuKey(event)) open(event);
  };
  return { onContextMenu: open, onKeyDown };
}
