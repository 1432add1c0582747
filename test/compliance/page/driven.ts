/** The hook without the extension, in the hands of a test: the page says what the relay would say, and reads the journal. */
import { installHook } from '../../../src/page/install-hook.ts';
import type { Journal } from '../../../src/page/journal.ts';
import type { Envelope } from '../../../src/page/journal-entry.ts';
import type { Handle } from '../../../src/page/link.ts';

export interface Driven {
  readonly say: Handle;
  /** What has been reported since the last time. */
  reports(): Envelope[];
}

const LIMITS = { messages: 10_000, bytes: 10_000_000, payload: 1_000_000 };

function takeAll(journal: Journal): Envelope[] {
  const all: Envelope[] = [];
  for (let batch = journal.takeAnyway(); batch; batch = journal.takeAnyway()) all.push(...Array.from(batch));
  return all;
}

installHook(globalThis, LIMITS, (_win, journal, say) => {
  journal.subscribe(0);
  const driven: Driven = { say, reports: () => takeAll(journal) };
  Object.assign(globalThis, { driven });
  return { changed: () => undefined, answer: () => undefined, gated: () => false };
});
