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

/** As the session knows it; empty where it does not. */
export const connectionOfHeld = ({ services }: PanelModel, { documentId, connectionId }: Held): string =>
  services.receiver.connectionOf(documentId, connectionId) ?? '';

/** -1 where its message has not come. */
export function rowOfHeld(model: PanelModel, held: Held): number {
  const row = model.session.rowOf(connectionOfHeld(model, held), held.seq, rowsOfHeld.get(held) ?? -1);
  rowsOfHeld.set(held, row);
  return row;
}

export function heldFacts(model: PanelModel, held: Held): HeldFacts {
  const { inForce, session } = model;
  const row = rowOfHeld(model, held);
  return {
    connection: urlParts(session.connections.get(connectionOfHeld(model, held))?.url ?? '').path,
    kind: row < 0 ? '' : visibleText(session.meanings.typeAt(row)),
    content: payloadSummary(held.payload),
    rule: visibleText(inForce.nameOf(held.rule) ?? ''),
  };
}

export const keyOf = ({ documentId, item }: Held): string => `${item} ${documentId}`;
