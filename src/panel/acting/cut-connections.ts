import type { Rule } from '../../rules/rule.ts';
import type { PanelModel } from '../panel-model.ts';
import { urlParts } from '../text/url-parts.ts';
import { canCut, ruleAddressOf } from './closable.ts';

/**
 * Ends connections as if the network had failed, by a rule for each that is in force until it has ended; as many at once as
 * rules have room. That all have been cut is told; so is that none of them can be, or that there is no room at all.
 */
export function cutConnections(model: PanelModel, ids: readonly string[]): void {
  const { feedback, inForce, session, wording } = model;
  const cuts = ids.filter((id) => canCut(model, id));
  if (cuts.length === 0) return feedback.problem(wording.text('nothingToClose'));
  if (inForce.room === 0) return feedback.problem(wording.text('cutNoRoom'));
  feedback.dismiss();
  const [only = ''] = cuts;
  const { path } = urlParts(session.connections.get(only)?.url ?? '');
  cutInTurn(model, cuts, () => {
    const areOver = cuts.every((id) => session.connections.get(id)?.close); // else their page was left
    if (areOver)
      feedback.done(cuts.length === 1 ? wording.text('cutDone', path) : wording.counted('cutSeveral', cuts.length));
  });
}

/** Those that there is room for, and when they have ended the rest. */
function cutInTurn(model: PanelModel, cuts: readonly string[], done: () => void): void {
  const { inForce, session } = model;
  const canBeCut = cuts.filter((id) => canCut(model, id));
  if (canBeCut.length === 0) return done();
  const now = canBeCut.slice(0, Math.max(1, inForce.room)); // with no room any more, the rules say that they are too many
  const end = inForce.addForNow(now.map((id) => ruleFor(model, id)));
  const unsubscribe = session.subscribe(() => {
    if (now.some((id) => canCut(model, id))) return;
    unsubscribe();
    end();
    cutInTurn(model, canBeCut.slice(now.length), done);
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
