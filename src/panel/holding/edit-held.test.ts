import { afterEach, expect, test, vi } from 'vitest';
import { openTab } from '../../../test/simulation/open-tab.ts';
import { panelServices } from '../../../test/simulation/panel-services.ts';
import type { HeldMessage } from '../../protocol/engine.ts';
import type { Payload } from '../../protocol/payload.ts';
import type { LoadResult } from '../../session/payload-loads.ts';
import { createPanelModel } from '../panel-model.ts';
import { editHeld } from './edit-held.ts';

const cut: Payload = { opcode: 'text', data: 'beginning', fullSize: 2_000_000 };

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A panel with a page that gives out the rest of a message when `answer` says so. */
function open() {
  const { panel, session } = openTab();
  vi.stubGlobal('requestAnimationFrame', () => 0); // nothing is drawn
  let answer: (result: LoadResult) => void = () => undefined;
  const load = vi.spyOn(panel, 'load').mockImplementation(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const model = createPanelModel(panelServices(panel));
  const [documentId = ''] = panel.addressOf('c1')?.split(' ') ?? [];
  const hold = (item: number, payload: Payload, more: Partial<HeldMessage> = {}) => {
    const [at, direction, seq] = [1, 'sent', 100 + item] as const;
    const message = { type: 'message', connection: 'c1', discarded: false, resent: false } as const;
    session.append([{ ...message, at, direction, seq, payload }]);
    const held = { item, connectionId: 'page-1', at, direction, seq, payload, rule: 'r1', ...more };
    panel.interventions.heard(documentId, { type: 'held', ...held });
    const waits = panel.interventions.held.at(-1);
    if (!waits) throw new Error('It is not held');
    return waits;
  };
  return { model, load, hold, answer: (result: LoadResult) => answer(result) };
}

test('the one that was asked for last is edited, however late the rest of another one comes', async () => {
  const { model, hold, answer } = open();
  const [big, small] = [hold(1, cut), hold(2, { opcode: 'text', data: 'small' })];
  const fetched = editHeld(model, big);
  await editHeld(model, small);
  model.holding.edit.value?.type('typed meanwhile');
  answer({ ok: true, payload: { opcode: 'text', data: 'whole' } });
  await fetched;
  const edit = model.holding.edit.value;
  expect(edit?.held).toBe(small);
  expect(edit?.draft.value).toMatchObject({ content: 'typed meanwhile' });
  model.dispose();
});

test('one in whose place something has been put is not edited as what its row has', async () => {
  const { model, load, hold } = open();
  await editHeld(model, hold(1, cut, { isChanged: true }));
  expect(model.feedback.latest.value).toEqual({ tone: 'problem', text: 'heldTooBig' });
  expect([model.holding.edit.value, load.mock.calls]).toEqual([null, []]);
  model.dispose();
});
