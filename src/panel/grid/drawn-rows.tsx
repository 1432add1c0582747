import type { VNode } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { MessageRow } from '../components/message-row.tsx';
import windowed from '../components/windowed-rows.module.css';
import { usePanel } from '../panel-model.ts';
import type { ColumnId } from './columns.ts';
import { factsOfRows, isSameLook, type RowFacts } from './row-facts.ts';
import { RowSlots } from './row-slots.ts';
import type { GridWindow } from './use-grid-window.ts';

/** The User Timing mark of the moment at which messages come into a grid that had none: `npm run bench` reads it. */
const FIRST_MESSAGES = 'first-messages';

interface DrawnRowsProps {
  readonly view: GridWindow;
  readonly columns: readonly ColumnId[];
}

/** The rows that are in view, and the one that is looked at, so that it keeps the focus: in the nodes that there are. */
export function DrawnRows({ view, columns }: DrawnRowsProps) {
  const model = usePanel();
  void model.revision.value;
  const slots = useMemo(() => new RowSlots(), []);
  const drawn = useMemo(() => new Map<number, { readonly facts: RowFacts; readonly node: VNode }>(), []);
  const rows = factsOfRows(model, view, columns);
  const keys = slots.assign(rows.map(({ row }) => row));
  const nodes = rows.map((facts, at) => {
    const slot = keys[at] ?? at;
    const before = drawn.get(slot);
    // The very node that it was: then nothing of the row is looked at again.
    if (before && isSameLook(before.facts, facts)) return before.node;
    const node = <MessageRow key={slot} facts={facts} />;
    drawn.set(slot, { facts, node });
    return node;
  });
  const hasMessages = nodes.length > 0 && model.session.messageCount > 0;
  useLayoutEffect(() => {
    if (hasMessages) performance.mark(FIRST_MESSAGES);
  }, [hasMessages]);
  return (
    <div class={windowed.space} style={{ height: `${view.rows.totalHeight}px` }}>
      <div class={windowed.rows} style={{ transform: `translateY(${view.rows.offset}px)` }}>
        {nodes}
      </div>
    </div>
  );
}
