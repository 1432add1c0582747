import type { Payload } from '../../protocol/payload.ts';
import type { Verdict } from '../../session/session-event.ts';

/** What went on in place of a message, after all that was done to it; undefined when it went on as it was. */
export const changedPayload = (verdicts: readonly Verdict[]): Payload | undefined =>
  verdicts.findLast(({ payload }) => payload !== undefined)?.payload;
