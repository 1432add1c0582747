import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { panelServices } from '../../../test/simulation/panel-services.ts';
import { Receiver } from '../../session/receiver.ts';
import { Session } from '../../session/session.ts';
import { createActingModel } from '../acting/acting-model.ts';
import { createPanelModel } from '../panel-model.ts';
import { takeAsFile } from './take-as-file.ts';

beforeEach(() => vi.stubGlobal('location', { href: 'http://localhost/' })); // there is none outside a browser
afterEach(() => vi.unstubAllGlobals());

/** With a text in the composer that the page has sent. */
async function composerWith(data: string) {
  const acting = await createActingModel(createPanelModel(panelServices(new Receiver(new Session(), 'test'))));
  acting.composer.open({ connection: 'c1', direction: 'sent', payload: { opcode: 'text', data }, seq: 3 });
  return acting;
}

test.each([
  ['a\r\nb', 'a\nb pasted\nc', 'a\r\nb pasted\r\nc'],
  ['a\r\nb', 'a\nb pasted\r\nc', 'a\r\nb pasted\r\nc'],
  ['a\nb', 'a\nb pasted\r\nc', 'a\nb pasted\nc'],
])('in a message like %j, %j is taken as it would be sent', async (before, text, sent) => {
  const acting = await composerWith(before);
  expect(takeAsFile(acting, text)).toBe(true);
  const { data, text: read } = acting.composer.composition.value?.file ?? {};
  expect([new TextDecoder().decode(data), read]).toEqual([sent, sent]);
});

test('variables stand in the editor, whatever it takes: what they mean is not known yet', async () => {
  const acting = await composerWith('{}');
  expect(takeAsFile(acting, '{"id":"{{uuid}}"}')).toBe(false);
  acting.composer.useVariables(false);
  expect(takeAsFile(acting, '{"id":"{{uuid}}"}')).toBe(true);
  expect(acting.composer.composition.value?.file?.text).toBe('{"id":"{{uuid}}"}');
});
