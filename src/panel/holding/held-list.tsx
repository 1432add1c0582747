import type { Ref } from 'preact';
import { useImperativeHandle, useLayoutEffect } from 'preact/hooks';
import type { Held } from '../../session/interventions.ts';
import { steppedPosition } from '../components/list-keys.ts';
import { useViewport } from '../components/use-viewport.ts';
import { WindowedRows } from '../components/windowed-rows.tsx';
import { usePanel } from '../panel-model.ts';
import { useNow } from '../statistics/use-now.ts';
import { type RowWindow, rowWindow, scrollTopToReveal } from '../view/windowing.ts';
import { keyOf } from './held-facts.ts';
import { HeldRow, rowId } from './held-row.tsx';
import type { HoldActions } from './hold-actions.ts';
import css from './hold-queue.module.css';
import type { Chosen } from './use-chosen.ts';

const ROW_HEIGHT = 22;
/** Rows that a page key moves. */
const PAGE = 5;

interface HeldListProps {
  readonly held: readonly Held[];
  readonly chosen: Chosen;
  readonly actions: HoldActions;
  /** Gets what gives the list the focus. */
  readonly focus: Ref<() => void>;
}

/** The rows of the queue. Keys do what the buttons above do with the chosen one. */
export function HeldList({ held, chosen, actions, focus }: HeldListProps) {
  const { wording } = usePanel();
  const viewport = useViewport();
  const { index, choose } = chosen;
  const size = { rowHeight: ROW_HEIGHT, rowCount: held.length };
  useImperativeHandle(focus, () => () => viewport.ref.current?.focus(), []);
  useLayoutEffect(() => {
    const list: HTMLElement | null = viewport.ref.current;
    if (!list || index < 0) return;
    // As it is now: a list that is new, or that an editor below has made smaller, has not been heard of yet.
    const { clientHeight: height, scrollTop } = list;
    list.scrollTop = scrollTopToReveal(index, { ...size, height, scrollTop });
    viewport.update();
  }, [chosen.held, viewport.height]);
  return (
    <div
      ref={viewport.ref}
      role="listbox"
      class={css.list}
      tabIndex={0}
      aria-label={wording.text('heldQueue')}
      aria-activedescendant={chosen.held ? rowId(chosen.held) : undefined}
      onScroll={viewport.update}
      onKeyDown={queueKeys(held.length, chosen, actions)}
      onClick={({ target }) => {
        const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
        if (row) choose(Number(row.dataset.index));
      }}
      onDblClick={actions.edit}
    >
      <HeldRows
        held={held}
        index={index}
        rows={rowWindow({ ...size, height: viewport.height, scrollTop: viewport.scrollTop })}
      />
    </div>
  );
}

interface HeldRowsProps {
  readonly held: readonly Held[];
  /** Of the chosen one. */
  readonly index: number;
  readonly rows: RowWindow;
}

/** Those in view, and for how long they wait. */
function HeldRows({ held, index, rows }: HeldRowsProps) {
  const now = useNow();
  const renderRow = (at: number, place: string | undefined) => {
    const one = held[at];
    if (!one) return null;
    const props = { held: one, index: at, count: held.length, isChosen: at === index, now, class: place };
    return <HeldRow key={keyOf(one)} {...props} />;
  };
  return <WindowedRows rows={rows} pinned={index} renderRow={renderRow} />;
}

/** What keys do in the queue. */
function queueKeys(count: number, { index, choose }: Chosen, actions: HoldActions) {
  const keys: Readonly<Record<string, () => void>> = {
    Enter: actions.release,
    Delete: actions.drop,
    e: actions.edit,
    a: actions.releaseAll,
    n: actions.askForNext,
  };
  return (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = steppedPosition(event.key, index, { count, page: PAGE });
    const act = keys[event.key];
    if (next === null && !act) return;
    event.preventDefault();
    event.stopPropagation();
    if (next === null) act?.();
    else choose(next);
  };
}
