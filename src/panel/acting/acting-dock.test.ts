import { expect, test, vi } from 'vitest';
import { panelServices } from '../../../test/simulation/panel-services.ts';
import { Receiver } from '../../session/receiver.ts';
import { Session } from '../../session/session.ts';
import { createPanelModel } from '../panel-model.ts';

test('what could not be loaded is told, and loaded the next time', async () => {
  vi.stubGlobal('location', { href: 'http://localhost/' }); // there is none outside a browser
  const disk: { isBroken: boolean } = { isBroken: false };
  const model = createPanelModel({
    ...panelServices(new Receiver(new Session(), 'test')),
    settings: {
      read: () => (disk.isBroken ? Promise.reject(new Error('no storage')) : Promise.resolve(undefined)),
      write: () => Promise.resolve(),
      watch: () => () => undefined,
    },
  });
  disk.isBroken = true;
  expect(await model.acting.load(model)).toBeNull();
  expect(model.feedback.latest.value).toEqual({ tone: 'problem', text: 'actingNotLoaded no storage' });
  disk.isBroken = false;
  expect(await model.acting.load(model)).toBe(model.acting.acting.value);
  expect(model.acting.acting.value).not.toBeNull();
  model.acting.dispose();
  model.dispose();
  vi.unstubAllGlobals();
});
