import { usePanel } from '../panel-model.ts';
import { toldVerdicts, verdictCause, verdictText } from '../text/verdict-text.ts';

interface VerdictFlagsProps {
  readonly row: number;
  /** The rule that has made the message itself; undefined for most. */
  readonly rule?: string | undefined;
  /** Of a flag. */
  readonly class: string | undefined;
}

/** What rules, and the user at the queue, did to a row. */
export function VerdictFlags({ row, rule, class: look }: VerdictFlagsProps) {
  const { inForce, session, wording } = usePanel();
  const verdicts = session.verdictsAt(row);
  const cause = (of: { readonly rule?: string }) => verdictCause(wording, of, (id) => inForce.nameOf(id));
  return (
    <>
      {rule !== undefined && (
        <span class={look} data-flag="verdict" title={cause({ rule })}>
          {wording.text('flagOfRule')}
        </span>
      )}
      {toldVerdicts(verdicts).map((verdict) => (
        <span key={verdict.outcome} class={look} data-flag="verdict" title={cause(verdict)}>
          {verdictText(wording, verdict, verdicts)}
        </span>
      ))}
    </>
  );
}
