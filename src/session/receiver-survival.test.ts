import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountedMessages } from '../../test/simulation/shown-messages.ts';
import type { SimulatedDocument } from '../../test/simulation/simulated-document.ts';
import { SimulatedTab } from '../../test/simulation/simulated-tab.ts';
import type { Receiver } from './receiver.ts';

/** What is asked of the tab at one moment; numbers pick among what there is. */
type Step = (world: World, pick: number) => void;
interface World {
  readonly tab: SimulatedTab;
  /** Every document that ever was. */
  readonly documents: SimulatedDocument[];
  readonly panels: Receiver[];
}
const picked = (tab: SimulatedTab, pick: number) => [...tab.documents][pick % tab.documents.size];

const steps: Record<string, Step> = {
  message: ({ tab }, pick) => picked(tab, pick)?.message(`c${pick % 3}`),
  flood: ({ tab }, pick) => {
    for (let count = 0; count < 30; count++) picked(tab, pick)?.message(`c${count % 2}`);
  },
  'one thing arrives': ({ tab }, pick) => void tab.deliveries.step(pick),
  'much arrives': ({ tab }, pick) => {
    for (let count = 0; count < 12; count++) tab.deliveries.step(pick + count);
  },
  'the background dies': ({ tab }) => tab.killBackground(),
  'an iframe loads': ({ tab, documents }) => {
    if (tab.documents.size < 4) documents.push(tab.load(documents.length));
  },
  'an iframe goes': ({ tab }, pick) => {
    const document = picked(tab, pick);
    if (document && document.options.frameId > 0) tab.leave(document);
  },
  'the tab navigates': ({ tab, documents }) => void documents.push(tab.navigate()),
  'the tab navigates to another site': ({ tab, documents }) => {
    // A document that the panel does not know yet has only its own port to be told over, which ends first.
    if ([...tab.documents].every(({ isKnown }) => isKnown)) documents.push(tab.navigate(true));
  },
  'another panel opens': ({ tab, panels }) => void panels.push(tab.openPanel()),
  'a panel asks who is there': ({ panels }, pick) => panels[pick % panels.length]?.navigated(),
};

const sequence = fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat(1_000)), {
  maxLength: 60,
  size: 'max',
});
const limits = fc.record({
  messages: fc.integer({ min: 5, max: 60 }),
  bytes: fc.constant(2 ** 40),
  payload: fc.constant(2 ** 20),
});

test('each message is shown once, in order, or counted once', () => {
  fc.assert(
    fc.property(limits, sequence, (bounds, names) => {
      const tab = new SimulatedTab(bounds);
      const world: World = { tab, documents: [tab.load()], panels: [tab.openPanel()] };
      for (const [name, pick] of names) {
        steps[name]?.(world, pick);
        for (const panel of world.panels) panel.preserveLog = true;
      }
      tab.settle();
      const inCharge = world.panels.filter(({ status }) => status !== 'replaced');
      expect(inCharge).toHaveLength(1);
      for (const document of world.documents) {
        for (const { session } of inCharge) {
          const accounted = accountedMessages(session, document);
          // What a document had to say when it went, and no background was there to hear it, is gone with it.
          const isHeard = !names.some(([name]) => name === 'the background dies' || name === 'another panel opens');
          const isKnown = [...session.documents.values()].some(({ url }) => url === document.options.url);
          if (tab.documents.has(document) || (isHeard && isKnown)) expect(accounted).toBe(document.messages);
          else expect(accounted).toBeLessThanOrEqual(document.messages);
        }
      }
    }),
    { numRuns: 250 },
  );
});

test('what was added from a log outlives the background, and goes with the page', () => {
  const tab = new SimulatedTab();
  tab.load();
  const { session } = tab.openPanel();
  tab.settle();
  const added = { type: 'document', document: 'of the log', frameId: 0, url: 'https://a/', seq: 1, at: 1 } as const;
  session.append([added]);
  tab.killBackground();
  tab.settle();
  expect(session.documents.has(added.document)).toBe(true);
  tab.navigate().message('c1');
  tab.settle();
  expect(session.documents.has(added.document)).toBe(false);
});
