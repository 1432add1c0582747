import { useActing } from '../acting/acting-model.ts';
import { PushButton } from '../components/push-button.tsx';
import type { MessageKey } from '../panel-services.ts';
import css from './replay-bar.module.css';
import type { ReplayState } from './replay-run.ts';

const WAITS = {
  time: 'replayWaitsForTime',
  user: 'replayWaitsForUser',
  reply: 'replayWaitsForReply',
  page: 'replayWaitsForPage',
  nothing: 'replayWaitsForPage',
} as const satisfies Record<ReplayState['waitsFor'], MessageKey>;

/** How far a replay is, what it waits for, and what can be done about it. */
export function ReplayProgress({ state: { sent, total, waitsFor } }: { readonly state: ReplayState }) {
  const { replay, wording } = useActing();
  const isEndless = total === Number.POSITIVE_INFINITY;
  const canGoOn = waitsFor === 'user' || waitsFor === 'time' || waitsFor === 'reply';
  return (
    <>
      <progress
        class={css.progress}
        aria-label={wording.text('replay')}
        {...(isEndless ? {} : { value: sent, max: total })}
      />
      <span>
        {isEndless
          ? wording.counted('replaySent', sent)
          : wording.text('replaySentOf', wording.number(sent), wording.number(total))}
      </span>
      <span class={css.waits}>{wording.text(WAITS[waitsFor])}</span>
      <span class={css.gap} />
      <PushButton disabled={!canGoOn} onClick={() => replay.next()}>
        {wording.text('replayNext')}
      </PushButton>
      <PushButton tone="main" onClick={() => replay.stop()}>
        {wording.text('replayStop')}
      </PushButton>
    </>
  );
}
