import type { Held } from '../../session/interventions.ts';
import type { PanelModel } from '../panel-model.ts';
import { payloadSummary } from '../text/payload-summary.ts';
import { urlParts } from '../text/url-parts.ts';
import { visibleText } from '../text/visible-text.ts';

/** What a row of the queue says. */
export interface HeldFacts {
  /** Where its connection leads. */
  readonly connection: string;
  /** What its decoder calls it; empty while nobody knows. */
  readonly kind: string;
  /** The beginning of what would be delivered. */
  readonly content: string;
  /** The name of the rule that holds it. */
  readonly rule: string;
}

/** Where they were last seen in the session. */
const rowsOfHeld = new WeakMap<Held, number>();

export function heldFacts({ inForce, services, session }: PanelModel, held: Held): HeldFacts {
  const id = services.receiver.connectionOf(held.documentId, held.connectionId) ?? '';
  const row = session.rowOf(id, held.seq, rowsOfHeld.get(held) ?? -1);
  rowsOfHeld.set(held, row);
  return {
    connection: urlParts(session.connections.get(id)?.url ?? '').path,
    kind: row < 0 ? '' : visibleText(session.meanings.typeAt(row)),
    content: payloadSummary(held.payload),
    rule: visibleText(inForce.nameOf(held.rule) ?? ''),
  };
}

export const keyOf = ({ documentId, item }: Held): string => `${item} ${documentId}`;
