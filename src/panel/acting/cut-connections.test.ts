import { expect, test } from 'vitest';
import { openTab } from '../../../test/simulation/open-tab.ts';
import { panelServices } from '../../../test/simulation/panel-services.ts';
import { RULES_MOST } from '../../rules/limits.ts';
import { createPanelModel } from '../panel-model.ts';
import { cutConnections } from './cut-connections.ts';

test('more connections than rules can be in force are not cut, which is told', async () => {
  const { document, panel, session, tab } = openTab();
  for (let more = 2; more <= RULES_MOST; more++) document.open(`page-${more}`);
  tab.settle();
  await session.meanings.advance(() => false);
  const model = createPanelModel(panelServices(panel));
  const ids = [...session.connections.keys()];
  expect(ids).toHaveLength(RULES_MOST);
  model.holding.toggle();
  cutConnections(model, ids);
  expect(model.feedback.latest.value).toEqual({ tone: 'problem', text: 'cutTooMany 999' });
  expect(model.inForce.room).toBe(999);
  cutConnections(model, ids.slice(1));
  expect(model.feedback.latest.value).toBeNull();
  expect(model.inForce.room).toBe(0);
  model.dispose();
});
