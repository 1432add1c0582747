import { useEffect, useMemo } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import { restingTooltip } from '../tooltip/resting-tooltip.ts';
import { fullCellText } from './full-cell-text.ts';

/** Shows the whole of a cell that is cut, for the pointer on it; for the focus, that of the summary of its row. */
export function useGridTooltip() {
  const model = usePanel();
  const tip = useMemo(() => restingTooltip(model.tooltips, (cell) => fullCellText(model, cell)), [model]);
  useEffect(() => tip.hide, [tip]);
  const cellOf = ({ target }: Event) =>
    target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"]') : null;
  return {
    onPointerOver: (event: PointerEvent) => tip.show(cellOf(event)),
    onPointerLeave: tip.hide,
    onPointerDown: tip.hide,
    onWheel: tip.hide,
    onFocusIn: ({ target }: FocusEvent) => {
      const row = target instanceof Element && target.matches(':focus-visible[role="row"]') ? target : null;
      // Details says it all, and a tooltip would cover the rows that the keyboard is about to go to.
      if (model.selection.row.value < 0) tip.show(row?.querySelector<HTMLElement>('[data-column="summary"]') ?? null);
    },
    onFocusOut: tip.hide,
    onKeyDownCapture: tip.hide,
  };
}
