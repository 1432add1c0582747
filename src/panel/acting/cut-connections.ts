import type { Rule } from '../../rules/rule.ts';
import type { PanelModel } from '../panel-model.ts';
import { urlParts } from '../text/url-parts.ts';
import { canCut, ruleAddressOf } from './closable.ts';

/**
 * Ends connections as if the network had failed, by a rule for each that is in force until it has ended. That they have
 * been cut is told; so is that none of them can be, or that they are more than rules can be in force.
 */
export function cutConnections(model: PanelModel, ids: readonly string[]): void {
  const { feedback, inForce, session, wording } = model;
  const cuts = ids.filter((id) => canCut(model, id));
  if (cuts.length === 0) return feedback.problem(wording.text('nothingToClose'));
  const { room } = inForce;
  if (cuts.length > room) return feedback.problem(wording.text('cutTooMany', wording.number(room)));
  feedback.dismiss();
  const [only = ''] = cuts;
  const { path } = urlParts(session.connections.get(only)?.url ?? '');
  const end = inForce.addForNow(cuts.map((id) => ruleFor(model, id)));
  const unsubscribe = session.subscribe(() => {
    if (cuts.some((id) => canCut(model, id))) return;
    unsubscribe();
    end();
    const areOver = cuts.every((id) => session.connections.get(id)?.close); // else their page was left
    if (areOver)
      feedback.done(cuts.length === 1 ? wording.text('cutDone', path) : wording.counted('cutSeveral', cuts.length));
  });
}

const ruleFor = (model: PanelModel, id: string): Rule => ({
  id: `cut ${crypto.randomUUID()}`,
  name: model.wording.text('cutConnection'),
  isOn: true,
  where: { connection: ruleAddressOf(model, id) ?? '' },
  which: {},
  what: { type: 'close-after', ms: 0, code: 1_006, reason: '' },
});
