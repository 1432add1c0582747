import { expect, test, vi } from 'vitest';
import { panelServices } from '../../../test/simulation/panel-services.ts';
import { Receiver } from '../../session/receiver.ts';
import { Session } from '../../session/session.ts';
import { createPanelModel } from '../panel-model.ts';

test('what could not be loaded is told, and loaded the next time', async () => {
  vi.stubGlobal('location', { href: 'http://localhost/' }); // there is none outside a browser
  const disk: { isBroken: boolean } = { isBroken: false };
  const heard = new Set<() => void>();
  const model = createPanelModel({
    ...panelServices(new Receiver(new Session(), 'test')),
    settings: {
      read: () => (disk.isBroken ? Promise.reject(new Error('no storage')) : Promise.resolve(undefined)),
      write: () => Promise.resolve(),
      change: () => Promise.resolve(),
      watch: (_key, listener) => {
        heard.add(listener);
        return () => heard.delete(listener);
      },
    },
  });
  const before = heard.size;
  disk.isBroken = true;
  expect(await model.acting.load(model)).toBeNull();
  expect(model.feedback.latest.value).toEqual({ tone: 'problem', text: 'actingNotLoaded no storage' });
  expect(heard.size).toBe(before);
  disk.isBroken = false;
  expect(await model.acting.load(model)).toBe(model.acting.acting.value);
  expect(model.acting.acting.value).not.toBeNull();
  expect(heard.size).toBeGreaterThan(before);
  model.acting.dispose();
  expect(heard.size).toBe(before);
  model.dispose();
  expect(heard.size).toBe(0);
  vi.unstubAllGlobals();
});
