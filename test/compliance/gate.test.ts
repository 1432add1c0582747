/** Whatever is held, changed, dropped and let go while a page sends and closes: order, and what the page can read of it. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PanelSession } from '../browsers/browser.ts';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import type { Decisions, GatedPage, Outcome, Step } from './page/gated.ts';
import { bundle } from './page-scripts.ts';

declare const gated: GatedPage;

const RUNS = Number(process.env.WIRESCOPE_GATE_RUNS ?? 100);
const direction = fc.constantFrom('sent' as const, 'received' as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Step>({ do: 'send', data: '' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'send', data: [] }) },
  { weight: 5, arbitrary: direction.map((of): Step => ({ do: 'let', of })) },
  { weight: 2, arbitrary: direction.map((of): Step => ({ do: 'drop', of })) },
  { weight: 2, arbitrary: direction.map((of): Step => ({ do: 'edit', of })) },
  { weight: 5, arbitrary: fc.constant<Step>({ do: 'pause' }) },
  { weight: 3, arbitrary: fc.constantFrom<Step>({ do: 'pass' }, { do: 'busy' }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ do: 'free' }, { do: 'off' }, { do: 'on' }, { do: 'close' }) },
);

/** Every message is another one, so that it can be told what became of it. */
const program = fc.array(step, { maxLength: 40 }).map((steps) =>
  steps.map((one, index): Step => {
    if (one.do !== 'send') return one;
    return { do: 'send', data: typeof one.data === 'string' ? `${index} €` : [index, 1, 2] };
  }),
);

const BUSY = Array<Step>(10).fill({ do: 'busy' });
/** The second echo comes, and may go on, while the first is on its way to the page. */
const OVERTAKING: Step[] = [
  { do: 'send', data: 'first' },
  { do: 'let', of: 'sent' },
  ...BUSY,
  { do: 'pause' },
  { do: 'send', data: 'second' },
  { do: 'let', of: 'sent' },
  ...BUSY,
  { do: 'pass' },
  { do: 'let', of: 'received' },
];

const result = (texts: readonly string[], decisions: Decisions) =>
  texts.flatMap((text) => (text in decisions ? (decisions[text] ?? []) : [text]));

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let session: PanelSession;

  beforeAll(async () => {
    const script = await bundle('page/gated.ts', 'hook.js', browserName);
    const page = '<!doctype html><meta charset="utf-8"><script src="/gated.js"></script>';
    server = await startEchoServer({ pages: { '/': page, '/gated.js': script } });
    session = await launchBrowser(browserName, {});
    await session.openPage(`${server.origin}/`);
  });
  afterAll(async () => {
    await session.close();
    await server.close();
  });

  const run = async (steps: readonly Step[]): Promise<Outcome & { server: string[] }> => {
    const index = server.connections.length;
    const outcome = await session.evaluateInPage((url, all) => gated.run(url, all), `${server.wsOrigin}/`, steps);
    const connection = await server.connection(index);
    await connection.closed;
    const received = connection.received.map(({ opcode, data }) => (opcode === 'text' ? `${data}` : `b ${[...data]}`));
    return { ...outcome, server: received };
  };

  test('keeps the order, loses nothing that it was not told to drop, and never throws into the page', async () => {
    const holds = fc.asyncProperty(program, async (steps) => {
      const { buffered, decided, faults, hasClosed, seen, sent, server: received, states } = await run(steps);
      expect(faults).toEqual([]);
      expect(received).toEqual(result(sent, decided.sent));
      const due = result(received, decided.received);
      expect(seen).toEqual(hasClosed ? due.slice(0, seen.length) : due);
      expect(states).toEqual(states.toSorted((a, b) => a - b));
      expect(states.at(-1)).toBe(3);
      expect(buffered).toBe(0);
    });
    await fc.assert(holds, { numRuns: RUNS, examples: [[OVERTAKING]] });
  }, 120_000);
});
