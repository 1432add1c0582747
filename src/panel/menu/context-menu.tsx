import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import css from './context-menu.module.css';
import { steppedItem } from './menu-keys.ts';
import { MenuLine } from './menu-line.tsx';
import type { MenuStore, OpenMenu } from './menu-store.ts';

/** The open menu, over everything else. */
export function ContextMenu() {
  const { menus } = usePanel();
  const menu = menus.menu.value;
  return menu && <MenuBox menu={menu} menus={menus} />;
}

const ITEMS = 'button:not(:disabled)';

function MenuBox({ menu, menus }: { readonly menu: OpenMenu; readonly menus: MenuStore }) {
  const box = useRef<HTMLDivElement>(null);
  const giveBack = useMenuFocus(box, menu);
  useCloseOutside(box, menus);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      return menus.close();
    }
    const lines = [...(box.current?.querySelectorAll<HTMLElement>(ITEMS) ?? [])];
    const from = lines.findIndex((line) => line.matches(':focus'));
    const to = steppedItem(
      event.key,
      from,
      lines.map(({ textContent }) => textContent),
    );
    if (to === null) return;
    event.preventDefault();
    lines[to]?.focus();
  };
  return (
    <div ref={box} role="menu" class={css.menu} tabIndex={-1} aria-label={menu.label} onKeyDown={onKeyDown}>
      {menu.items.map((item, index) => (
        <MenuLine
          key={index}
          item={item}
          onRun={() => {
            giveBack(); // what a line does may take that away, and then the focus goes on from there
            menus.close();
          }}
        />
      ))}
    </div>
  );
}

/** Opens within the window with the focus on the first line; what it returns gives it back to what had it. */
function useMenuFocus(box: RefObject<HTMLDivElement | null>, menu: OpenMenu): () => void {
  const before = useRef<Element>(null);
  const giveBack = () => {
    const isOurs = box.current?.contains(document.activeElement) || document.activeElement === document.body;
    if (isOurs && before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  };
  useLayoutEffect(() => {
    const element: HTMLDivElement | null = box.current;
    if (!element) return;
    before.current = document.activeElement;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(0, Math.min(menu.x, innerWidth - width - 2))}px`;
    element.style.top = `${Math.max(0, Math.min(menu.y, innerHeight - height - 2))}px`;
    (element.querySelector<HTMLElement>(ITEMS) ?? element).focus({ preventScroll: true });
    return giveBack;
  }, [menu]);
  return giveBack;
}

function useCloseOutside(box: RefObject<HTMLDivElement | null>, menus: MenuStore): void {
  useEffect(() => {
    const close = () => menus.close();
    const onPointerDown = ({ target }: Event) => {
      if (!(target instanceof Node && box.current?.contains(target))) close();
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    globalThis.addEventListener('blur', close);
    globalThis.addEventListener('resize', close);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true);
      globalThis.removeEventListener('blur', close);
      globalThis.removeEventListener('resize', close);
    };
  }, [menus]);
}
