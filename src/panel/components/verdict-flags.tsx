import type { VNode } from 'preact';
import { type PanelModel, usePanel } from '../panel-model.ts';
import { toldVerdicts, verdictCause, verdictText } from '../text/verdict-text.ts';

interface VerdictFlagsProps {
  readonly row: number;
  /** The rule that has made the message itself; undefined for most. */
  readonly rule?: string | undefined;
  /** Of a flag. */
  readonly class: string | undefined;
}

/** What rules, and the user at the queue, did to a row. */
export function VerdictFlags(props: VerdictFlagsProps) {
  return <>{verdictFlags(usePanel(), props)}</>;
}

/** The same without a component of its own, for what is drawn by the hundred; most rows have none. */
export function verdictFlags(model: PanelModel, { row, rule, class: look }: VerdictFlagsProps): VNode[] {
  const { inForce, session, wording } = model;
  const verdicts = session.verdictsAt(row);
  if (rule === undefined && verdicts.length === 0) return [];
  const cause = (of: { readonly rule?: string }) => verdictCause(wording, of, (id) => inForce.nameOf(id));
  const ofRule = rule !== undefined && (
    <span key="rule" class={look} data-flag="verdict" title={cause({ rule })}>
      {wording.text('flagOfRule')}
    </span>
  );
  const told = toldVerdicts(verdicts).map((verdict) => (
    <span key={verdict.outcome} class={look} data-flag="verdict" title={cause(verdict)}>
      {verdictText(wording, verdict, verdicts)}
    </span>
  ));
  return ofRule ? [ofRule, ...told] : told;
}
