import { useMemo } from 'preact/hooks';
import { Deadlines } from '../../session/deadlines.ts';
import type { Held } from '../../session/interventions.ts';
import { usePanel } from '../panel-model.ts';
import { useNow } from '../statistics/use-now.ts';
import { type HeldDeadline, heldDeadlines, urgencyOf } from './held-deadlines.ts';
import css from './hold-queue.module.css';

/** What runs out first; of more connections than anybody looks at, how many follow. */
const SHOWN = 4;

interface HeldTimeoutsProps {
  readonly held: readonly Held[];
}

/** How long the page, and its server, still wait for what is held before they give their connection up. */
export function HeldTimeouts({ held }: HeldTimeoutsProps) {
  const model = usePanel();
  const { meaning, session, wording } = model;
  void meaning.revision.value;
  const now = useNow();
  const known = useMemo(() => new Deadlines(session), [session]);
  const deadlines = heldDeadlines(model, known, held);
  if (deadlines.length === 0) return null;
  const rest = deadlines.length - SHOWN;
  return (
    <ul class={css.timeouts} aria-label={wording.text('heldTimeouts')}>
      {deadlines.slice(0, SHOWN).map((deadline) => (
        <Timeout key={`${deadline.connection} ${deadline.awaits} ${deadline.patience}`} deadline={deadline} now={now} />
      ))}
      {rest > 0 && <li>{wording.counted('timeoutsMore', rest)}</li>}
    </ul>
  );
}

interface TimeoutProps {
  readonly deadline: HeldDeadline;
  /** Ms since the Unix epoch. */
  readonly now: number;
}

/** One that runs. */
function Timeout({ deadline, now }: TimeoutProps) {
  const { wording } = usePanel();
  const { at, awaits, isDefault, path, patience, protocol } = deadline;
  const urgency = urgencyOf(deadline, now);
  const left = wording.lasting(Math.ceil(Math.abs(at - now) / 1_000) * 1_000);
  const isOfPage = awaits === 'received';
  const told =
    urgency === 'over'
      ? wording.text(isOfPage ? 'timeoutPageOver' : 'timeoutServerOver', left)
      : wording.text(isOfPage ? 'timeoutPage' : 'timeoutServer', left);
  return (
    <li
      data-urgency={urgency}
      title={wording.text(isDefault ? 'timeoutByDefault' : 'timeoutAgreed', wording.lasting(patience))}
    >
      {urgency !== 'calm' && <b>{wording.text(urgency === 'soon' ? 'timeoutSoon' : 'timeoutNow')}</b>}
      <span>{protocol}</span>
      <bdi>{path}</bdi>
      <span>{told}</span>
      {isDefault && <span class={css.default}>{wording.text('timeoutDefault')}</span>}
    </li>
  );
}
