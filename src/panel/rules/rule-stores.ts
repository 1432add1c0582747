import type { PanelModel } from '../panel-model.ts';
import { RuleStore } from './rule-store.ts';

const stores = new WeakMap<PanelModel, RuleStore>();

/** A number that is short enough to be written down. */
export const someSeed = () => crypto.getRandomValues(new Uint16Array(1))[0] ?? 0;

/** The rules of a panel, which are loaded when they are first looked at: until then none is in force. */
export function ruleStoreOf(model: PanelModel): RuleStore {
  const known = stores.get(model);
  if (known) return known;
  const { feedback, inForce, services, wording } = model;
  const store = new RuleStore({
    settings: services.settings,
    inForce,
    tell: () => feedback.done(wording.counted('rulesChanged', inForce.count.value)),
    makeId: () => crypto.randomUUID(),
    makeSeed: someSeed,
  });
  stores.set(model, store);
  void store.load();
  return store;
}
