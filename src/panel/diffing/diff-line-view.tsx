import { usePanel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import type { DiffLine } from './diff-layout.ts';
import type { DiffRow } from './diff-rows.ts';
import css from './diff-view.module.css';

interface DiffLineViewProps {
  readonly line: DiffLine;
  readonly isSplit: boolean;
  /** Unfolds the lines from here on. */
  readonly onOpen: (from: number) => void;
}

/** One line of a comparison, on one side or both. */
export function DiffLineView({ line, isSplit, onOpen }: DiffLineViewProps) {
  const { wording } = usePanel();
  if (line.type === 'fold') {
    return (
      <button type="button" class={css.fold} onClick={() => onOpen(line.from)}>
        ⋯ {wording.counted('diffFolded', line.count)}
      </button>
    );
  }
  const { left, right } = line;
  if (isSplit) {
    return (
      <div class={css.line}>
        <Side row={left} numbers={[left?.left ?? null]} />
        <Side row={right} numbers={[right?.right ?? null]} />
      </div>
    );
  }
  const row = left ?? right;
  return <div class={css.line}>{row && <Side row={row} numbers={[row.left, row.right]} />}</div>;
}

const SIGNS = { same: '', removed: '−', added: '+' };
/** UTF-16 units that are drawn of one line. */
const LONGEST = 2_000;

function Side({ row, numbers }: { readonly row: DiffRow | null; readonly numbers: readonly (number | null)[] }) {
  const { wording } = usePanel();
  if (!row) return <div class={css.side} data-kind="none" />;
  const label =
    row.kind === 'removed' ? wording.text('diffRemoved') : row.kind === 'added' ? wording.text('diffAdded') : '';
  return (
    <div class={css.side} data-kind={row.kind}>
      {numbers.map((number, at) => (
        <span key={at} class={css.number}>
          {number ?? ''}
        </span>
      ))}
      {label === '' ? (
        <span class={css.sign} />
      ) : (
        <span class={css.sign} role="img" aria-label={label}>
          {SIGNS[row.kind]}
        </span>
      )}
      <bdi>
        {row.parts.map(({ text, isChanged }, at) => {
          const shown = visibleText(text.slice(0, LONGEST).toWellFormed());
          return isChanged ? (
            <mark key={at} class={css.changed}>
              {shown}
            </mark>
          ) : (
            shown
          );
        })}
      </bdi>
    </div>
  );
}
