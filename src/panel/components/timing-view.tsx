import type { Message } from '../../session/session-event.ts';
import { PartnerLink } from '../details/partner-link.tsx';
import { usePanel } from '../panel-model.ts';
import { timingFacts } from '../text/timing-facts.ts';
import { FactList } from './fact-list.tsx';
import css from './scrolled.module.css';

/** When a message came or went, and how long what followed took. */
export function TimingView({ row, message }: { readonly row: number; readonly message: Message }) {
  const { revision, session, wording } = usePanel();
  void revision.value; // how long it took to drain is known later
  const facts = timingFacts(wording, message, {
    before: session.messageBefore(row),
    drained: session.drainedAfter(message),
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
    <div class={css.scrolled} tabIndex={0} role="group" aria-label={wording.text('tabTiming')}>
      <FactList facts={facts} />
      <PartnerLink row={row} />
    </div>
  );
}
