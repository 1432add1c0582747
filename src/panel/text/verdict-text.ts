import type { Outcome } from '../../protocol/verdict.ts';
import type { Verdict } from '../../session/session-event.ts';
import type { MessageKey } from '../panel-services.ts';
import { visibleText } from './visible-text.ts';
import type { Wording } from './wording.ts';

const NAMES: Readonly<Record<Outcome, MessageKey>> = {
  held: 'verdictHeld',
  released: 'verdictReleased',
  dropped: 'verdictDropped',
  edited: 'verdictEdited',
  delayed: 'verdictDelayed',
  duplicated: 'verdictDuplicated',
  reordered: 'verdictReordered',
  corrupted: 'verdictCorrupted',
  truncated: 'verdictTruncated',
  refused: 'verdictRefused',
  unanswered: 'verdictUnanswered',
  closed: 'verdictClosed',
  cut: 'verdictCut',
  redirected: 'verdictRedirected',
  mocked: 'verdictMocked',
};

/** What to say of all that was done: each outcome once, the last time that it came, and no waiting that is over. */
export function toldVerdicts(verdicts: readonly Verdict[]): Verdict[] {
  return verdicts.filter(({ outcome }, index) => {
    const later = verdicts.slice(index + 1);
    if (later.some((other) => other.outcome === outcome)) return false;
    return outcome !== 'held' || !later.some(endsWaiting);
  });
}

/** What the user does with what waits has no rule. */
const endsWaiting = ({ outcome, rule }: Verdict) =>
  outcome === 'released' || outcome === 'dropped' || (outcome === 'edited' && rule === undefined);

/** `all` that was done to the row: of what was released it is told for how long it had waited. */
export function verdictText(wording: Wording, { outcome, at }: Verdict, all: readonly Verdict[]): string {
  const held = outcome === 'released' ? all.find((other) => other.outcome === 'held') : undefined;
  return held
    ? wording.text('verdictWasHeld', wording.lasting(Math.max(0, at - held.at)))
    : wording.text(NAMES[outcome]);
}

/** Who did it. `nameOf` knows the rules that were in force while this panel was open. */
export function verdictCause(
  wording: Wording,
  { rule }: Pick<Verdict, 'rule'>,
  nameOf: (id: string) => string | undefined,
): string {
  if (rule === undefined) return wording.text('causeUser');
  return wording.text('causeRule', visibleText(nameOf(rule) || rule));
}
