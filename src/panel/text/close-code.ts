import { closeCodeRange } from '../../session/close-codes.ts';
import type { MessageKey } from '../panel-services.ts';

/** RFC 6455, section 7.4.1, and what IANA has registered since. */
const MEANINGS: Readonly<Record<number, MessageKey>> = {
  1000: 'close1000',
  1001: 'close1001',
  1002: 'close1002',
  1003: 'close1003',
  1005: 'close1005',
  1006: 'close1006',
  1007: 'close1007',
  1008: 'close1008',
  1009: 'close1009',
  1010: 'close1010',
  1011: 'close1011',
  1012: 'close1012',
  1013: 'close1013',
  1014: 'close1014',
  1015: 'close1015',
  3000: 'close3000',
  3003: 'close3003',
  3008: 'close3008',
};

/** The key of what a close code means. */
export function closeCodeMeaning(code: number): MessageKey {
  const meaning = MEANINGS[code];
  if (meaning) return meaning;
  const range = closeCodeRange(code);
  if (range === 'registered') return 'closeRegistered';
  return range === 'private' ? 'closePrivate' : 'closeUnknown';
}
