import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTab } from '../../test/simulation/open-tab.ts';

const sizes = { whole: 20, part: 4 };

const text = (data: string) => ({ opcode: 'text', data }) as const;

/** What the user does, and what happens to it meanwhile. */
const doing = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('send' as const), isBig: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const) }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constant('step' as const), pick: fc.nat(100) }) },
);

test('whatever is cut and given up, and when: what is said to be sent was, once, in its order, and nothing else', async () => {
  let halfway = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(doing, { maxLength: 60, size: 'max' }), async (sequence) => {
      const { tab, panel, document } = openTab({ sizes });
      const { parcels } = panel.commands;
      parcels.onChange(() => {
        if (parcels.current.some(({ taken }) => taken > 0)) halfway++;
      });
      const wanted: string[] = [];
      const outcomes: Promise<string>[] = [];
      for (const one of sequence) {
        if (one.do === 'send') {
          // Below 10, the ends of parts are within pairs of surrogates.
          const data = `${wanted.length} x${'😀'.repeat(one.isBig ? 22 : 2)}`;
          wanted.push(data);
          outcomes.push(panel.send('c1', text(data)));
        } else if (one.do === 'kill') tab.killBackground();
        else if (one.do === 'cancel') parcels.cancel(parcels.current[0]?.command.commandId ?? '');
        else tab.deliveries.step(one.pick);
        await Promise.resolve();
      }
      for (let round = 0; round < 30; round++) await tab.settlePromises();
      const ends = await Promise.all(outcomes);
      expect(new Set(ends)).toEqual(new Set(ends.filter((end) => end === 'sent' || end === 'cancelled')));
      expect(document.executed).toEqual(wanted.filter((_, index) => ends[index] === 'sent'));
      expect([parcels.current, tab.openPorts('parcel')]).toEqual([[], 0]);
    }),
    { numRuns: 150 },
  );
  expect(halfway).toBeGreaterThan(0);
});
