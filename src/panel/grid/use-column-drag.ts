import { useRef } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import { COLUMNS, type ColumnId } from './columns.ts';

/** Px that the pointer must move before a click is a drag. */
const SLACK = 4;

interface Drag {
  readonly from: number;
  /** Of a resize: the width when it began. Of a move: null. */
  readonly width: number | null;
  isMoved: boolean;
}

/** What the pointer does with the header of a column: a click is `onClick`. */
export function useColumnDrag(column: ColumnId, onClick: () => void) {
  const { columns } = usePanel();
  const drag = useRef<Drag | null>(null);
  const begin = (event: PointerEvent, width: number | null) => {
    if (event.button !== 0 || !(event.currentTarget instanceof Element)) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, width, isMoved: false };
  };
  const onPointerMove = (event: PointerEvent) => {
    const start: Drag | null = drag.current;
    if (!start) return;
    event.stopPropagation();
    start.isMoved ||= Math.abs(event.clientX - start.from) > SLACK;
    if (start.width !== null) columns.resize(column, start.width + event.clientX - start.from);
  };
  const onPointerUp = (event: PointerEvent) => {
    const start: Drag | null = drag.current;
    drag.current = null;
    if (!start) return;
    event.stopPropagation();
    if (start.width !== null) void columns.save();
    else if (start.isMoved) columns.move(column, columnAfter(event));
    else onClick();
  };
  const onPointerCancel = () => {
    drag.current = null;
  };
  const goesOn = { onPointerMove, onPointerUp, onPointerCancel };
  const widthNow = () => columns.layout.value.widths[column];
  return {
    onHeader: { onPointerDown: (event: PointerEvent) => begin(event, null), ...goesOn },
    onEdge: { onPointerDown: (event: PointerEvent) => begin(event, widthNow()), ...goesOn },
  };
}

/** The column that the pointer is left of the middle of; null when it is right of all. */
function columnAfter({ clientX, currentTarget }: PointerEvent): ColumnId | null {
  const header = currentTarget instanceof Element ? currentTarget.parentElement : null;
  for (const cell of header?.querySelectorAll<HTMLElement>('[data-column]') ?? []) {
    const { left, width } = cell.getBoundingClientRect();
    if (clientX < left + width / 2) return COLUMNS.find((id) => id === cell.dataset.column) ?? null;
  }
  return null;
}
