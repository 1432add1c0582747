import { describe, expect, test, vi } from 'vitest';
import { type MatchAnswer, type MatchRequest, PatternMatcher, type PatternWorker } from './pattern-matcher.ts';

/** Answers like the real one, but never for a text that holds "slow". */
class FakeWorker implements PatternWorker {
  static alive = 0;
  static asked: readonly string[] = [];
  #answered: (answer: MatchAnswer) => void = () => undefined;

  constructor() {
    FakeWorker.alive++;
    queueMicrotask(() => this.#answered({ type: 'ready' }));
  }

  listen(answered: (answer: MatchAnswer) => void): void {
    this.#answered = answered;
  }

  ask({ source, flags, texts }: MatchRequest): void {
    FakeWorker.asked = texts;
    if (texts.some((text) => text.includes('slow'))) return;
    const pattern = new RegExp(source, flags);
    queueMicrotask(() => this.#answered({ type: 'matches', matches: texts.map((text) => pattern.test(text)) }));
  }

  end(): void {
    FakeWorker.alive--;
  }
}

const matcher = (offenders = 3) =>
  new PatternMatcher({
    patterns: [
      { source: '^a', flags: 'i' },
      { source: 'C', flags: '' },
    ],
    makeWorker: () => new FakeWorker(),
    patience: 5,
    offenders,
  });

describe('PatternMatcher', () => {
  test('answers one boolean a text', async () => {
    expect(await matcher().match(0, ['abc', 'bc', 'A'])).toEqual([true, false, true]);
  });

  test('has several patterns, each with its flags', async () => {
    expect(await matcher().match(1, ['abc', 'C', ''])).toEqual([false, true, false]);
    expect(await matcher().match(2, ['a'])).toEqual([false]);
  });

  test('a text that never gets an answer does not match; its neighbours do', async () => {
    const patterns = matcher();
    expect(await patterns.match(0, ['a1', 'a slow', 'a2'])).toEqual([true, false, true]);
    expect(patterns.stopped).toBe(false);
    expect(await patterns.match(0, ['a3'])).toEqual([true]);
  });

  test('a question that is interrupted has no matches; the next one is answered', async () => {
    const patterns = new PatternMatcher({
      patterns: [{ source: '^a', flags: 'i' }],
      makeWorker: () => new FakeWorker(),
      patience: 60_000,
      offenders: 1,
    });
    const asked = patterns.match(0, ['a1', 'a slow', 'a2']);
    await vi.waitFor(() => expect(FakeWorker.asked).toContain('a slow'));
    patterns.interrupt();
    expect(await asked).toEqual([false, false, false]);
    expect(patterns.stopped).toBe(false);
    expect(await patterns.match(0, ['a3'])).toEqual([true]);
  });

  test('is stopped after several offenders, and then matches nothing', async () => {
    const patterns = matcher(2);
    expect(await patterns.match(0, ['a1', 'slow', 'a2', 'slow', 'a3'])).toEqual([true, false, true, false, false]);
    expect(patterns.stopped).toBe(true);
    expect(await patterns.match(0, ['a4'])).toEqual([false]);
  });

  test('ends its worker when it is no longer wanted, and the question that was open', async () => {
    FakeWorker.alive = 0;
    const patterns = new PatternMatcher({
      patterns: [{ source: 'a', flags: '' }],
      makeWorker: () => new FakeWorker(),
      patience: 60_000,
      offenders: 3,
    });
    const open = patterns.match(0, ['slow']);
    await vi.waitFor(() => expect(FakeWorker.alive).toBe(1));
    patterns.dispose();
    expect(await open).toEqual([false]);
    await vi.waitFor(() => expect(FakeWorker.alive).toBe(0));
  });

  test('is stopped when no worker can be started', async () => {
    const makeWorker = (): PatternWorker => ({
      listen: (_answered, failed) => queueMicrotask(failed),
      ask: vi.fn(),
      end: vi.fn(),
    });
    const patterns = new PatternMatcher({
      patterns: [{ source: 'a', flags: '' }],
      makeWorker,
      patience: 60_000,
      offenders: 3,
    });
    expect(await patterns.match(0, ['a'])).toEqual([false]);
    expect(patterns.stopped).toBe(true);
  });
});
