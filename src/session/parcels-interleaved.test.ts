import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { openTab } from '../../test/simulation/open-tab.ts';

vi.mock(import('../protocol/limits.ts'), async (original) => ({
  ...(await original()),
  COMMAND_PAYLOAD_LIMIT: 20,
  PART_SIZE: 4,
}));

const text = (data: string) => ({ opcode: 'text', data }) as const;

/** What the user does, and what happens to it meanwhile. */
const doing = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('send' as const), isBig: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const) }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constant('step' as const), pick: fc.nat(100) }) },
);

test('whatever is cut and given up, and when: what is said to be sent was, once, in its order, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(doing, { maxLength: 60, size: 'max' }), async (sequence) => {
      const { tab, panel, document } = openTab();
      const wanted: string[] = [];
      const outcomes: Promise<string>[] = [];
      for (const one of sequence) {
        if (one.do === 'send') {
          const data = `${wanted.length} `.padEnd(one.isBig ? 47 : 5, 'é');
          wanted.push(data);
          outcomes.push(panel.send('c1', text(data)));
        } else if (one.do === 'kill') tab.killBackground();
        else if (one.do === 'cancel')
          panel.commands.parcels.cancel(panel.commands.parcels.current[0]?.command.commandId ?? '');
        else tab.deliveries.step(one.pick);
        await Promise.resolve();
      }
      for (let round = 0; round < 30; round++) await tab.settlePromises();
      const ends = await Promise.all(outcomes);
      expect(new Set(ends)).toEqual(new Set(ends.filter((end) => end === 'sent' || end === 'cancelled')));
      expect(document.executed).toEqual(wanted.filter((_, index) => ends[index] === 'sent'));
      expect([panel.commands.parcels.current, tab.openPorts('parcel')]).toEqual([[], 0]);
    }),
    { numRuns: 150 },
  );
});
