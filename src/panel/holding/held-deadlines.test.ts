import { expect, test } from 'vitest';
import type { Way } from '../../protocol/from-page.ts';
import { type Urgency, urgencyOf } from './held-deadlines.ts';

const awaits: Way = 'received';

test.each<[patience: number, left: number, Urgency]>([
  [45_000, 45_000, 'calm'],
  [45_000, 10_001, 'calm'],
  [45_000, 10_000, 'soon'],
  [6_000, 2_001, 'calm'],
  [6_000, 2_000, 'soon'],
  [6_000, 1, 'soon'],
  [6_000, 0, 'over'],
  [6_000, -60_000, 'over'],
])('of %i ms, %i are left: %s', (patience, left, urgency) => {
  expect(urgencyOf({ awaits, at: 1_000_000, patience, isDefault: false }, 1_000_000 - left)).toBe(urgency);
});
