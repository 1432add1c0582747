import { REGISTRY } from '../../decoders/registry.ts';
import type { Way } from '../../protocol/from-page.ts';
import type { Deadline, Deadlines } from '../../session/deadlines.ts';
import type { Held } from '../../session/interventions.ts';
import type { PanelModel } from '../panel-model.ts';
import { urlParts } from '../text/url-parts.ts';
import { connectionOfHeld, rowOfHeld } from './held-facts.ts';

/** When one side of a connection gives it up, for the user. */
export interface HeldDeadline extends Deadline {
  readonly connection: string;
  /** The protocol's own spelling of its name. */
  readonly protocol: string;
  /** Of the URL of the connection, without its query. */
  readonly path: string;
}

/** What runs out because of what is held, the soonest first. `deadlines`: of the session; it remembers. */
export function heldDeadlines(model: PanelModel, deadlines: Deadlines, held: readonly Held[]): readonly HeldDeadline[] {
  const { session } = model;
  const holds = new Map<string, { since: number; firstRows: Partial<Record<Way, number>> }>();
  for (const one of held) {
    const { at, direction } = one;
    const connection = connectionOfHeld(model, one);
    const hold = holds.get(connection) ?? { since: at, firstRows: {} };
    holds.set(connection, hold);
    if (hold.firstRows[direction] !== undefined) continue; // it has waited longest
    const row = rowOfHeld(model, one);
    if (row >= 0) hold.firstRows[direction] = row;
  }
  return [...holds]
    .flatMap(([connection, hold]) => {
      const protocol = REGISTRY[session.meanings.decoderOf(connection)].name;
      const path = urlParts(session.connections.get(connection)?.url ?? '').path.replace(/[?#].*/s, '');
      return deadlines.of(connection, hold).map((deadline) => ({ ...deadline, connection, protocol, path }));
    })
    .toSorted((a, b) => a.at - b.at);
}

export type Urgency = 'calm' | 'soon' | 'over';

/** Ms, and the part of the whole time, that are left when it is soon. */
const SOON = { ms: 10_000, part: 1 / 3 };

export function urgencyOf({ at, patience }: Deadline, now: number): Urgency {
  if (now >= at) return 'over';
  return at - now <= Math.min(SOON.ms, patience * SOON.part) ? 'soon' : 'calm';
}
