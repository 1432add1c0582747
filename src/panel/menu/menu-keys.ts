import type { MenuPlace } from './menu-store.ts';

/** The keys that open the menu of what has the focus. */
export const isMenuKey = ({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean =>
  key === 'ContextMenu' || (key === 'F10' && shiftKey);

/** Where a menu opens: at the pointer, or under what has the focus. */
export function menuPlace(event: MouseEvent | KeyboardEvent): MenuPlace {
  if (event instanceof MouseEvent && event.clientX + event.clientY > 0) return { x: event.clientX, y: event.clientY };
  const box = event.target instanceof Element ? event.target.getBoundingClientRect() : new DOMRect();
  return { x: box.left + Math.min(box.width / 2, 24), y: box.bottom };
}

/** The line that a key leads to among `labels`; null for a key that moves nowhere. Letters lead to the next that begins so. */
export function steppedItem(key: string, from: number, labels: readonly string[]): number | null {
  const count = labels.length;
  if (count === 0) return null;
  if (key === 'ArrowDown') return (from + 1) % count;
  if (key === 'ArrowUp') return (Math.max(from, 0) + count - 1) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if ([...key].length !== 1 || key === ' ') return null;
  const isMatch = (index: number) => labels[index]?.toLowerCase().startsWith(key.toLowerCase()) ?? false;
  const order = labels.map((_, index) => (from + 1 + index) % count);
  return order.find(isMatch) ?? null;
}
