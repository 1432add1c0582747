import { type Expected, LONGEST_QUERY, type QueryError } from '../../query/query-error.ts';
import type { MessageKey } from '../panel-services.ts';
import type { Wording } from '../text/wording.ts';

const KEYS: Readonly<Record<Expected, MessageKey>> = {
  condition: 'expectedCondition',
  'closing-bracket': 'expectedClosingBracket',
  'opening-bracket': 'expectedOpeningBracket',
  'closing-quote': 'expectedClosingQuote',
  choice: 'expectedChoice',
  connection: 'expectedConnection',
  name: 'expectedName',
  size: 'expectedSize',
  duration: 'expectedDuration',
  time: 'expectedTime',
  pattern: 'patternInvalid',
  step: 'expectedStep',
  comparison: 'expectedComparison',
  value: 'expectedValue',
  simpler: 'expectedSimpler',
  shorter: 'expectedShorter',
};

/** What was expected in the place of a mistake. */
export const queryErrorText = ({ detail = '', expected }: QueryError, wording: Wording): string =>
  wording.text(KEYS[expected], expected === 'shorter' ? wording.number(LONGEST_QUERY) : detail);
