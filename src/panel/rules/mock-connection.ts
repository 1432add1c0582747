import type { PanelModel } from '../panel-model.ts';
import { urlParts } from '../text/url-parts.ts';
import { recordedScript } from './recorded-script.ts';
import { ruleStoreOf } from './rule-stores.ts';

/** Adds a rule that stands in for the server of a connection, with what that has said so far, and shows it. It is off. */
export async function mockConnection(model: PanelModel, id: string): Promise<void> {
  const { feedback, session, statistics, wording } = model;
  const url = session.connections.get(id)?.url ?? '';
  const { script, left } = recordedScript(session, id);
  const store = ruleStoreOf(model);
  await store.load();
  if (store.isFull) return feedback.problem(wording.text('rulesFull'));
  store.add({ name: wording.text('mockOf', urlParts(url).path), where: { url }, what: { type: 'mock', script } });
  statistics.tab.value = 'rules';
  if (left > 0) feedback.problem(wording.counted('mockLeft', left));
}
