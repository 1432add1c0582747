import { useMemo } from 'preact/hooks';
import type { Payload } from '../../protocol/payload.ts';
import scrolled from '../components/scrolled.module.css';
import css from '../details/content-view.module.css';
import { messageContent } from '../details/message-content.ts';
import { usePanel } from '../panel-model.ts';
import { WorkProgress } from '../slices/work-progress.tsx';
import { DiffLines } from './diff-lines.tsx';
import tools from './diff-view.module.css';
import type { DiffAnswer } from './diff-worker.ts';
import { useDiff } from './use-diff.ts';

interface DiffViewProps {
  readonly leftRow: number;
  readonly rightRow: number;
  /** What went on in place of the message at the right; undefined where that is the message itself. */
  readonly after?: Payload | undefined;
}

/** What changed from one message to another. */
export function DiffView({ leftRow, rightRow, after }: DiffViewProps) {
  const { session, wording } = usePanel();
  const request = useMemo(() => {
    const [left, right] = [session.messageAt(leftRow), session.messageAt(rightRow)];
    return left && right
      ? { left: messageContent(left), right: messageContent(after ? { ...right, payload: after } : right) }
      : null;
  }, [session, leftRow, rightRow, after]);
  const answer = useDiff(request);
  if (answer.type === 'busy' || answer.type === 'cancelled')
    return <WorkProgress label={wording.text('diffComparing')} state={answer} />;
  if (answer.type === 'too-long') return <p class={scrolled.note}>{wording.text('diffTooLong')}</p>;
  if (answer.type === 'too-different') return <p class={scrolled.note}>{wording.text('diffTooDifferent')}</p>;
  const isCut = request !== null && (request.left.isCut || request.right.isCut);
  return (
    <div class={css.view}>
      <DiffSummary answer={answer} />
      {isCut && <p class={tools.cut}>{wording.text('diffTruncated')}</p>}
      <div class={css.content}>
        <DiffLines rows={answer.rows} />
      </div>
    </div>
  );
}

function DiffSummary({ answer: { by, rows } }: { readonly answer: Extract<DiffAnswer, { type: 'done' }> }) {
  const { wording } = usePanel();
  const count = (kind: 'removed' | 'added') => wording.number(rows.filter((row) => row.kind === kind).length);
  const isSame = rows.every(({ kind }) => kind === 'same');
  const same = wording.text(by === 'json' ? 'diffSameJson' : 'diffSame');
  return (
    <p class={tools.summary} role="status">
      {isSame ? same : wording.text('diffCounts', count('removed'), count('added'))}
    </p>
  );
}
