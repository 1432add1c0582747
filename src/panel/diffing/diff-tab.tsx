import { useMemo } from 'preact/hooks';
import scrolled from '../components/scrolled.module.css';
import { useTrail } from '../details/content-trail.ts';
import css from '../details/content-view.module.css';
import { usePanel } from '../panel-model.ts';
import { useSlicedWork } from '../slices/use-sliced-work.ts';
import { WorkProgress } from '../slices/work-progress.tsx';
import { DIFF_BASES } from '../stores/details-store.ts';
import { changedPayload } from './changed-payload.ts';
import { DiffTools } from './diff-tools.tsx';
import { DiffView } from './diff-view.tsx';
import { originalOf } from './original-of.ts';
import { PreviousOfKind } from './previous-of-kind.ts';

/** Rows that are looked through at once, within a few ms. */
const SMALL = 20_000;

/** What a message has that another one has not: what went on in its place, what it was resent from, the one before it of its kind, or a marked one. */
export function DiffTab() {
  const { details, session, wording } = usePanel();
  const { row } = useTrail();
  const marked = details.markedRow(session);
  const subject = useMemo(() => ({ row }), [row]);
  const search = useSlicedWork(subject, () => new PreviousOfKind(session, row), row <= SMALL);
  const previous = search.type === 'done' ? search.work.found : -1;
  const original = useMemo(() => originalOf(session, row), [session, row]);
  const changed = changedPayload(session.verdictsAt(row));
  const rows = { changed: changed ? row : -1, original, previous, marked: marked === row ? -1 : marked };
  const base = [details.diffBase.value, ...DIFF_BASES].find((candidate) => rows[candidate] >= 0);
  const other = base === undefined ? -1 : rows[base];
  return (
    <div class={css.view}>
      <DiffTools rows={rows} base={base} row={row} isMarked={marked === row} />
      <div class={css.content}>
        {search.type !== 'done' && <WorkProgress label={wording.text('diffSearching')} state={search} />}
        {search.type === 'done' && other < 0 && (
          <p class={scrolled.note}>
            {wording.text('diffNoneYet')} {wording.text(marked === row ? 'diffIsMarked' : 'diffMarkFirst')}
          </p>
        )}
        {other >= 0 && (
          <DiffView
            key={`${base}-${other}-${row}`}
            leftRow={other}
            rightRow={row}
            after={base === 'changed' ? changed : undefined}
          />
        )}
      </div>
    </div>
  );
}
