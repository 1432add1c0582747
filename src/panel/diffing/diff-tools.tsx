import { PushButton } from '../components/push-button.tsx';
import css from '../details/tools.module.css';
import { usePanel } from '../panel-model.ts';
import { DIFF_BASES, type DiffBase } from '../stores/details-store.ts';

interface DiffToolsProps {
  readonly row: number;
  readonly isMarked: boolean;
  /** The rows that it can be compared with; -1 where there is none. */
  readonly rows: Readonly<Record<DiffBase, number>>;
  /** With which of them it is. */
  readonly base: DiffBase | undefined;
}

const NAMES = {
  changed: 'diffChanged',
  original: 'diffOriginal',
  previous: 'diffPrevious',
  marked: 'diffMarked',
} as const;

/** With what a message is compared, and how that is shown. */
export function DiffTools({ row, rows, base, isMarked }: DiffToolsProps) {
  const { details, session, wording } = usePanel();
  return (
    <div class={css.tools}>
      {base && (
        <label>
          {wording.text('diffWith')}
          <select
            value={base}
            onChange={({ currentTarget: { value } }) => {
              details.diffBase.value = DIFF_BASES.find((known) => known === value) ?? base;
            }}
          >
            {DIFF_BASES.filter((known) => rows[known] >= 0).map((known) => (
              <option key={known} value={known}>
                {wording.text(NAMES[known], String(session.seqAt(rows[known])))}
              </option>
            ))}
          </select>
        </label>
      )}
      {isMarked ? (
        <PushButton onClick={() => details.mark(-1, session)}>{wording.text('diffUnmark')}</PushButton>
      ) : (
        <PushButton title={wording.text('diffMarkHint')} onClick={() => details.mark(row, session)}>
          {wording.text('diffMark')}
        </PushButton>
      )}
      <label>
        <input
          type="checkbox"
          checked={details.diffLayout.value === 'split'}
          onChange={({ currentTarget }) => {
            details.diffLayout.value = currentTarget.checked ? 'split' : 'unified';
          }}
        />
        {wording.text('diffSideBySide')}
      </label>
    </div>
  );
}
