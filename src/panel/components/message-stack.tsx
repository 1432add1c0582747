import type { Message } from '../../session/session-event.ts';
import { usePanel } from '../panel-model.ts';
import css from './scrolled.module.css';
import { StackView } from './stack-view.tsx';

/** Who called `send`; or why that is not known. */
export function MessageStack({ message }: { readonly message: Message }) {
  const { wording } = usePanel();
  const { direction, resent, stack } = message;
  const why = direction === 'received' ? 'stackReceived' : resent ? 'stackResent' : 'stackNotTaken';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
    <div class={css.scrolled} tabIndex={0} role="group" aria-label={wording.text('tabStack')}>
      {stack === undefined ? <p class={css.note}>{wording.text(why)}</p> : <StackView text={stack} />}
    </div>
  );
}
