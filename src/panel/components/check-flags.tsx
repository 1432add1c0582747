import { violationText } from '../../decoders/violation.ts';
import type { DocumentCheck } from '../../session/document-check.ts';
import { usePanel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import { Icon } from './icon.tsx';
import css from './row-summary.module.css';

/** What the user's document has to say of a message, where its row is: the first violation, and how many more. */
export function CheckFlags({ check: { violations, isUndocumented } }: { readonly check: DocumentCheck }) {
  const { wording } = usePanel();
  const [first] = violations;
  if (!first)
    return (
      isUndocumented && (
        <span class={css.flag} data-flag="state">
          {wording.text('flagUndocumented')}
        </span>
      )
    );
  const text = visibleText(violationText(first));
  return (
    <span class={css.flag} data-flag="violation" title={text}>
      <Icon name="failed" label={wording.text('flagViolation')} />
      <bdi class={css.noteText}>{text}</bdi>
      {violations.length > 1 && <span>+{violations.length - 1}</span>}
    </span>
  );
}
