import { steppedPosition } from '../components/list-keys.ts';
import type { ScrollState } from '../components/use-viewport.ts';
import { usePanel } from '../panel-model.ts';
import { scrollTopToReveal, type Viewport } from '../view/windowing.ts';
import { chooseLine } from './choose-connections.ts';
import type { TreeEntry } from './connection-tree.ts';

const PAGE = 5;

interface TreeKeys {
  readonly entries: readonly TreeEntry[];
  /** The line that the keyboard is on. */
  readonly current: number;
  readonly size: Viewport;
  readonly viewport: ScrollState;
  readonly wishFocus: () => void;
}

/** What keys do in the tree: arrows move and choose, with Shift they extend; left and right close and open groups. */
export function useTreeKeys({ entries, current, size, viewport, wishFocus }: TreeKeys) {
  const model = usePanel();
  const { connections: store } = model;
  const go = (index: number, event: KeyboardEvent) => {
    wishFocus();
    chooseLine(model, entries, index, { shiftKey: event.shiftKey, ctrlKey: false, metaKey: false });
    if (viewport.ref.current) viewport.ref.current.scrollTop = scrollTopToReveal(index, size);
  };
  const sideways = (event: KeyboardEvent): boolean => {
    const entry = entries[current];
    const isOpening = event.key === 'ArrowRight';
    if (!entry || (!isOpening && event.key !== 'ArrowLeft')) return false;
    if (entry.type === 'group' && entry.isCollapsed === isOpening) {
      wishFocus();
      store.toggleGroup(entry.key);
      return true;
    }
    const parent = entries.findLastIndex(({ level }, index) => index < current && level < entry.level);
    const target = isOpening ? (entry.type === 'group' ? current + 1 : -1) : parent;
    if (target >= 0 && target < entries.length) go(target, event);
    return true;
  };
  return (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const index = steppedPosition(event.key, current, { count: entries.length, page: PAGE });
    if (index !== null) go(index, event);
    else if (!sideways(event)) return;
    event.preventDefault();
  };
}
