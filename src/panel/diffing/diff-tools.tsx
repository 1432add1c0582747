import { PushButton } from '../components/push-button.tsx';
import css from '../details/tools.module.css';
import { usePanel } from '../panel-model.ts';

interface DiffToolsProps {
  readonly row: number;
  /** What it is compared with; -1 for nothing. As the others. */
  readonly other: number;
  readonly marked: number;
  readonly previous: number;
}

/** With what a message is compared, and how that is shown. */
export function DiffTools({ row, other, marked, previous }: DiffToolsProps) {
  const { details, session, wording } = usePanel();
  const number = (of: number) => String(session.seqAt(of));
  return (
    <div class={css.tools}>
      {other >= 0 && (
        <label>
          {wording.text('diffWith')}
          <select
            value={other === previous ? 'previous' : 'marked'}
            onChange={({ currentTarget }) => {
              details.diffsPrevious.value = currentTarget.value === 'previous';
            }}
          >
            {previous >= 0 && <option value="previous">{wording.text('diffPrevious', number(previous))}</option>}
            {marked >= 0 && marked !== row && (
              <option value="marked">{wording.text('diffMarked', number(marked))}</option>
            )}
          </select>
        </label>
      )}
      {marked === row ? (
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
