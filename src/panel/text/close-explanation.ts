import type { CloseFacts } from '../../protocol/from-page.ts';
import { closeCodeRange, isOnTheWire } from '../../session/close-codes.ts';
import type { Fact } from '../components/fact-list.tsx';
import type { MessageKey } from '../panel-services.ts';
import { closeCodeMeaning } from './close-code.ts';
import { visibleText } from './visible-text.ts';
import type { Wording } from './wording.ts';

const EXPLANATIONS: Readonly<Record<number, MessageKey>> = {
  1000: 'explain1000',
  1001: 'explain1001',
  1002: 'explain1002',
  1003: 'explain1003',
  1005: 'explain1005',
  1006: 'explain1006',
  1007: 'explain1007',
  1008: 'explain1008',
  1009: 'explain1009',
  1010: 'explain1010',
  1011: 'explain1011',
  1012: 'explain1012',
  1013: 'explain1013',
  1014: 'explain1014',
  1015: 'explain1015',
  3000: 'explain3000',
  3003: 'explain3003',
  3008: 'explain3008',
};

const RANGES = {
  protocol: { range: 'rangeProtocol', explanation: 'explainUnknown' },
  registered: { range: 'rangeRegistered', explanation: 'explainRegistered' },
  private: { range: 'rangePrivate', explanation: 'explainPrivate' },
  unused: { range: 'rangeUnused', explanation: 'explainUnknown' },
} as const satisfies Record<string, { range: MessageKey; explanation: MessageKey }>;

/** What it means that a connection was closed with this code, in a sentence. */
export const explanationOf = ({ text }: Wording, code: number): string =>
  text(EXPLANATIONS[code] ?? RANGES[closeCodeRange(code)].explanation);

/** What a close code says, who may use it, and whether it ever was on the wire. */
export function closeExplanation(wording: Wording, { code, reason, wasClean }: CloseFacts): Fact[] {
  const { text } = wording;
  const { range } = RANGES[closeCodeRange(code)];
  return [
    { name: text('factCode'), value: `${code} · ${text(closeCodeMeaning(code))}` },
    { name: text('factExplanation'), value: explanationOf(wording, code) },
    { name: text('factRange'), value: text(range) },
    { name: text('factOnWire'), value: text(isOnTheWire(code) ? 'onWireFrame' : 'onWireNever') },
    { name: text('factReason'), value: visibleText(reason) || text('none') },
    { name: text('factClean'), value: text(wasClean ? 'yes' : 'no') },
  ];
}
