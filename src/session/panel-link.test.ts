import { expect, test } from 'vitest';
import type { FromPanel } from '../protocol/routing.ts';
import { PanelLink } from './panel-link.ts';

test('a message that the port does not take costs only itself', () => {
  const heard: FromPanel[] = [];
  const link = new PanelLink();
  link.attach({
    post: (message) => void heard.push(structuredClone(message)),
    subscribe: () => () => undefined,
    close: () => undefined,
  });
  link.post({ type: 'rules', rules: [() => 'what no port clones'], seed: 0 });
  link.post({ type: 'discover' });
  expect(heard).toEqual([{ type: 'discover' }]);
});
