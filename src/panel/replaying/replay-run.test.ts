import { describe, expect, test } from 'vitest';
import { type ReplayHost, type ReplayPlan, ReplayRun, type ReplayStep, type StepOutcome } from './replay-run.ts';

const steps: ReplayStep[] = [0, 300, 1_300].map((at, row) => ({ at, row }));
const PLAN: ReplayPlan = { steps, waits: { type: 'acknowledged' }, rounds: 1, awaitsReply: false };

/** A host whose clock goes on when it is slept on, and which writes down what happens. */
function hostOf(more: Partial<ReplayHost> = {}) {
  let now = 1_000;
  const log: string[] = [];
  const host: ReplayHost = {
    send: ({ row }) => {
      log.push(`send ${row} at ${now}`);
      return Promise.resolve<StepOutcome>('sent');
    },
    expectReply: () => Promise.resolve('came'),
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
    now: () => now,
    changed: () => undefined,
    ...more,
  };
  return { host, log };
}

describe('a replay', () => {
  test.each([
    [{ type: 'acknowledged' }, [1_000, 1_000, 1_000]],
    [{ type: 'recorded', speed: 1 }, [1_000, 1_300, 2_300]],
    [{ type: 'recorded', speed: 10 }, [1_000, 1_030, 1_130]],
    [{ type: 'every', ms: 50 }, [1_000, 1_050, 1_100]],
  ] as const)('waits %j', async (waits, times) => {
    const { host, log } = hostOf();
    expect(await new ReplayRun({ ...PLAN, waits }, host).run()).toEqual({ type: 'done' });
    expect(log).toEqual(times.map((at, row) => `send ${row} at ${at}`));
  });

  test('does not add up by how much timers are late, but what the page takes', async () => {
    let now = 1_000;
    const { host, log } = hostOf();
    const late: ReplayHost = {
      ...host,
      now: () => now,
      sleep: (ms) => {
        now += ms + 4;
        return Promise.resolve();
      },
      send: ({ row }) => {
        log.push(`send ${row} at ${now}`);
        if (row === 1) now += 400;
        return Promise.resolve('sent');
      },
    };
    await new ReplayRun({ ...PLAN, waits: { type: 'every', ms: 100 }, rounds: 2 }, late).run();
    const times = [1_000, 1_104, 1_504, 1_608, 1_708, 2_108];
    expect(log).toEqual(times.map((at, step) => `send ${step % 3} at ${at}`));
  });

  test('goes round as often as it is told', async () => {
    const { host, log } = hostOf();
    const run = new ReplayRun({ ...PLAN, rounds: 3 }, host);
    await run.run();
    expect(log).toHaveLength(9);
    expect(run.state).toEqual({ sent: 9, total: 9, waitsFor: 'nothing' });
  });

  test('ends at the message that is not sent', async () => {
    const outcomes: StepOutcome[] = ['sent', 'not-open', 'sent'];
    const { host } = hostOf({ send: ({ row }) => Promise.resolve(outcomes[row] ?? 'sent') });
    const end = await new ReplayRun(PLAN, host).run();
    expect(end).toEqual({ type: 'failed', outcome: 'not-open', step: steps[1] });
  });

  test('is stopped while it waits, and sends nothing more', async () => {
    const { host, log } = hostOf({ sleep: () => new Promise(() => undefined) });
    const run = new ReplayRun(
      { ...PLAN, waits: { type: 'every', ms: 1 }, rounds: Number.POSITIVE_INFINITY },
      {
        ...host,
        changed: () => run.state.waitsFor === 'time' && queueMicrotask(() => run.stop()),
      },
    );
    expect(await run.run()).toEqual({ type: 'stopped' });
    expect(log).toEqual(['send 0 at 1000']);
  });

  test('goes step by step when the user says so', async () => {
    const { host, log } = hostOf();
    const waits: number[] = [];
    const run = new ReplayRun(
      { ...PLAN, waits: { type: 'stepwise' } },
      {
        ...host,
        changed: () => {
          if (run.state.waitsFor !== 'user') return;
          waits.push(log.length);
          queueMicrotask(() => run.next());
        },
      },
    );
    expect(await run.run()).toEqual({ type: 'done' });
    expect(waits).toEqual([0, 1, 2]);
  });

  test.each(['late', 'over'] as const)('waits for a reply after each message, and ends when it is %s', async (why) => {
    const { host, log } = hostOf({ expectReply: ({ row }) => Promise.resolve(row === 0 ? 'came' : why) });
    expect(await new ReplayRun({ ...PLAN, awaitsReply: true }, host).run()).toEqual({ type: 'no-reply', why });
    expect(log).toHaveLength(2);
  });

  test('looks for the reply before it sends: it may be faster than the page tells', async () => {
    const order: string[] = [];
    const { host } = hostOf({
      expectReply: () => {
        order.push('expect');
        return Promise.resolve('came');
      },
      send: () => Promise.resolve(order.push('send') > 0 ? 'sent' : 'failed'),
    });
    await new ReplayRun({ ...PLAN, steps: steps.slice(0, 1), awaitsReply: true }, host).run();
    expect(order).toEqual(['expect', 'send']);
  });

  test('of nothing ends at once, however often', async () => {
    const { host } = hostOf();
    const plan = { ...PLAN, steps: [], rounds: Number.POSITIVE_INFINITY };
    expect(await new ReplayRun(plan, host).run()).toEqual({ type: 'done' });
  });
});
