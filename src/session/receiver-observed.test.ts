import { expect, test } from 'vitest';
import { openTab } from '../../test/simulation/open-tab.ts';

const on = { type: 'observe', stacks: true, handling: false };

test('a document is told what to take down, and again when that or recording changes', () => {
  const { tab, panel, document } = openTab();
  expect(document.observed).toEqual([on]);
  panel.observed = { stacks: true, handling: true };
  panel.recording = false;
  panel.recording = true;
  tab.settle();
  expect(document.observed).toEqual([
    on,
    { type: 'observe', stacks: true, handling: true },
    { type: 'observe', stacks: false, handling: false },
    { type: 'observe', stacks: true, handling: true },
  ]);
});

test('a document is told again when the background has died', () => {
  const { tab, document } = openTab();
  tab.killBackground();
  tab.settle();
  expect(document.observed).toEqual([on, on]);
});
