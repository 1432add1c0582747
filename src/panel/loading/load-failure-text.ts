import { WHOLE_LIMIT } from '../../protocol/limits.ts';
import { unreachable } from '../../protocol/parsed.ts';
import type { LoadFailure } from '../../session/payload-loads.ts';
import type { Wording } from '../text/wording.ts';

/** Why the rest of a message cannot be had, as a sentence. */
export function loadFailureText(wording: Wording, reason: LoadFailure): string {
  switch (reason) {
    case 'gone':
      return wording.text('loadGone');
    case 'not-kept':
      return wording.text('loadNotKept');
    case 'too-big':
      return wording.text('loadTooBig', wording.bytes(WHOLE_LIMIT));
    case 'mismatch':
      return wording.text('loadMismatch');
    case 'cancelled':
      return wording.text('workCancelled');
    default:
      return unreachable(reason);
  }
}
