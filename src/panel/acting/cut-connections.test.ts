import { expect, test, vi } from 'vitest';
import { openTab } from '../../../test/simulation/open-tab.ts';
import { panelServices } from '../../../test/simulation/panel-services.ts';
import { RULES_MOST } from '../../rules/limits.ts';
import type { Rule } from '../../rules/rule.ts';
import { createPanelModel } from '../panel-model.ts';
import { cutConnections } from './cut-connections.ts';

const REFUSE: Rule = { id: 'r', name: '', isOn: true, where: {}, which: {}, what: { type: 'refuse' } };

test('more connections than rules can be in force are cut in turn, and all of them told together', async () => {
  const { document, panel, session, tab } = openTab();
  for (let more = 2; more <= RULES_MOST; more++) document.open(`page-${more}`);
  tab.settle();
  await session.meanings.advance(() => false);
  const model = createPanelModel(panelServices(panel));
  const ids = [...session.connections.keys()];
  expect(ids).toHaveLength(RULES_MOST);
  model.holding.toggle();
  cutConnections(model, ids);
  expect([model.feedback.latest.value, model.inForce.room]).toEqual([null, 0]);
  vi.stubGlobal('requestAnimationFrame', () => 0); // nothing is drawn
  const end = (...cut: readonly string[]) =>
    session.append(
      cut.map((connection, index) => ({
        ...{ type: 'close', connection, seq: 10_000 + index, at: 1 },
        ...{ code: 1006, reason: '', wasClean: false },
      })),
    );
  end(...ids.slice(0, -1));
  expect([model.feedback.latest.value, model.inForce.room]).toEqual([null, RULES_MOST - 2]);
  end(...ids.slice(-1));
  expect(model.feedback.latest.value).toEqual({ tone: 'done', text: 'cutSeveral_other 1,000' });
  expect(model.inForce.room).toBe(RULES_MOST - 1);
  model.dispose();
});

test('where rules have no room for one more, nothing is cut, which is told', async () => {
  const { panel, session, tab } = openTab();
  tab.settle();
  await session.meanings.advance(() => false);
  const model = createPanelModel(panelServices(panel));
  model.inForce.addForNow(Array<Rule>(RULES_MOST).fill(REFUSE));
  cutConnections(model, [...session.connections.keys()]);
  expect(model.feedback.latest.value).toEqual({ tone: 'problem', text: 'cutNoRoom' });
  model.dispose();
});
