import { useState } from 'preact/hooks';
import type { Lane } from '../../session/statistics/type-lanes.ts';
import { steppedPosition } from '../components/list-keys.ts';
import { useFocusWish } from '../components/use-focus-wish.ts';
import { type ScrollState, useViewport } from '../components/use-viewport.ts';
import { WindowedRows } from '../components/windowed-rows.tsx';
import { usePanel } from '../panel-model.ts';
import { rowWindow, scrollTopToReveal } from '../view/windowing.ts';
import { filterByKind } from './filter-by-kind.ts';
import { type Kinds, kindsOf } from './kind-query.ts';
import { orderedLanes } from './lane-order.ts';
import { laneRanges } from './lane-ranges.ts';
import { LaneRow } from './lane-row.tsx';
import css from './lanes.module.css';
import { LANE_COLUMNS, LanesHeader } from './lanes-header.tsx';
import { SummingProgress } from './summing-progress.tsx';
import { useSums } from './use-sums.ts';

const ROW_HEIGHT = 24;
const HEADER_HEIGHT = 22;

/** The messages by their kind: how many, how large, how late. A press shows those of one kind. */
export function LanesView() {
  const { filter, statistics, wording } = usePanel();
  const { laneOrder, lanes: follower } = statistics;
  const sums = useSums(follower);
  const lanes = orderedLanes(sums.lanes, laneOrder.value);
  const ranges = laneRanges(sums);
  const kinds = kindsOf(filter.asked.value);
  const viewport = useViewport();
  const { focused, onFocusIn, onKeyDown, press, rows } = useLaneKeys(viewport, lanes);
  return (
    <div class={css.pane}>
      <div
        ref={viewport.ref}
        role="grid"
        class={css.grid}
        tabIndex={-1}
        aria-label={wording.text('tabTypes')}
        aria-rowcount={lanes.length + 1}
        aria-colcount={LANE_COLUMNS}
        onScroll={viewport.update}
        onFocusIn={onFocusIn}
        onKeyDown={onKeyDown}
      >
        <LanesHeader />
        <WindowedRows
          rows={rows}
          pinned={focused}
          renderRow={(position, className) => {
            const lane = lanes[position];
            if (!lane) return null;
            return (
              <LaneRow
                key={lane.name}
                lane={lane}
                position={position}
                asked={askedOf(kinds, lane.name)}
                isTabStop={position === focused}
                className={className}
                ranges={ranges}
                onPress={press}
              />
            );
          }}
        />
      </div>
      <div class={css.progress}>
        <SummingProgress follower={follower} />
      </div>
      {lanes.length === 0 && follower.progress.value === null && <p class={css.empty}>{wording.text('lanesEmpty')}</p>}
    </div>
  );
}

/** What the query says of a kind: it is shown, hidden, or not named. */
function askedOf({ shown, hidden }: Kinds, name: string | null): 'shown' | 'hidden' | undefined {
  if (name === null) return undefined;
  if (hidden.includes(name)) return 'hidden';
  return shown?.includes(name) ? 'shown' : undefined;
}

/** Which lane has the focus, and how keys move it and press it. */
function useLaneKeys(viewport: ScrollState, lanes: readonly Lane[]) {
  const model = usePanel();
  const [wanted, setFocused] = useState(0);
  const wishFocus = useFocusWish(viewport);
  const height = Math.max(0, viewport.height - HEADER_HEIGHT);
  const size = { height, rowHeight: ROW_HEIGHT, rowCount: lanes.length, scrollTop: viewport.scrollTop };
  const focused = Math.min(wanted, lanes.length - 1);
  const press = (lane: Lane, event: MouseEvent | KeyboardEvent) => {
    if (lane.name === null) return;
    const how = event.altKey ? 'without' : event.ctrlKey || event.metaKey ? 'also' : 'only';
    filterByKind(model, lane.name, how);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const lane = lanes[focused];
    const isOn = (role: string) => event.target instanceof Element && event.target.matches(`[role="${role}"]`);
    const isOnRow = isOn('row');
    if (!(isOnRow || isOn('grid')) || !lane) return;
    if (isOnRow && event.key === 'Enter') {
      event.preventDefault();
      return press(lane, event);
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(height / ROW_HEIGHT) - 1);
    const position = steppedPosition(event.key, focused, { count: lanes.length, page });
    if (position === null || !viewport.ref.current) return;
    event.preventDefault();
    wishFocus();
    setFocused(position);
    viewport.ref.current.scrollTop = scrollTopToReveal(position, size);
    viewport.update();
  };
  const onFocusIn = ({ target }: FocusEvent) => {
    const row = target instanceof Element ? target.closest('[role="row"]') : null;
    const position = Number(row?.getAttribute('aria-rowindex')) - 2;
    if (position >= 0) setFocused(position);
  };
  return { focused, onFocusIn, onKeyDown, press, rows: rowWindow(size) };
}
