import { expect, test } from 'vitest';
import { connectionState } from './connection-state.ts';

test.each([
  { state: 'open', failed: false, name: 'open' },
  { state: 'closed', failed: false, name: 'closed' },
  { state: 'closed', failed: true, name: 'failed' },
  { state: 'connecting', failed: true, name: 'failed' },
  { state: 'gone', failed: true, name: 'gone' },
] as const)('$state, error: $failed is shown as $name', ({ state, failed, name }) => {
  expect(connectionState({ state, failed })).toBe(name);
});
