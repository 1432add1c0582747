import { useRef, useState } from 'preact/hooks';
import type { RuleStore } from './rule-store.ts';

/** Where a dragged rule would come: before the rule of this place, or at the end. */
export interface RuleDrag {
  readonly id: string;
  readonly before: number;
}

/** What the pointer does with the handle of a rule: it is dragged to another place of its list. */
export function useRuleDrag(store: RuleStore) {
  const [drag, setDrag] = useState<RuleDrag | null>(null);
  const latest = useRef<RuleDrag | null>(null);
  const show = (next: RuleDrag | null) => {
    latest.current = next;
    setDrag(next);
  };
  const handlers = (id: string) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || !(event.currentTarget instanceof Element)) return;
      event.preventDefault(); // no text is selected on the way
      event.currentTarget.setPointerCapture(event.pointerId);
      show({ id, before: placeUnder(event) });
    },
    onPointerMove: (event: PointerEvent) => {
      const dragged: RuleDrag | null = latest.current;
      if (dragged) show({ id, before: placeUnder(event) });
    },
    onPointerUp: () => {
      const dropped: RuleDrag | null = latest.current;
      show(null);
      if (!dropped) return;
      const from = store.rules.value.findIndex((rule) => rule.id === id);
      store.moveTo(id, dropped.before > from ? dropped.before - 1 : dropped.before);
    },
    onPointerCancel: () => show(null),
  });
  return { drag, handlers };
}

/** The place of the rule that the pointer is above the middle of; the end when it is below all. */
function placeUnder({ clientY, currentTarget }: PointerEvent): number {
  const list = currentTarget instanceof Element ? currentTarget.closest('ol') : null;
  const rows = [...(list?.children ?? [])];
  const place = rows.findIndex((row) => {
    const { top, height } = row.getBoundingClientRect();
    return clientY < top + height / 2;
  });
  return place < 0 ? rows.length : place;
}
