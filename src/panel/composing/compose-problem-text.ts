import type { MessageKey } from '../panel-services.ts';
import { visibleText } from '../text/visible-text.ts';
import type { Wording } from '../text/wording.ts';
import type { ComposeProblem } from './composition.ts';
import { lineAndColumn } from './json-fault.ts';

const TEXTS = {
  character: 'hexCharacter',
  odd: 'hexOdd',
  base64: 'base64Problem',
  json: 'jsonProblem',
  packet: 'packetProblem',
  'no-file': 'noFile',
  unknown: 'variableUnknown',
  range: 'variableRange',
  void: 'variableVoid',
} as const satisfies Record<ComposeProblem['error'], MessageKey>;

/** What is wrong with what is typed, as a sentence. `content`: what is typed. */
export function composeProblemText(wording: Wording, problem: ComposeProblem, content: string): string {
  const { error, from = 0, what = '' } = problem;
  if (error !== 'json') return wording.text(TEXTS[error], visibleText(what));
  const [line, column] = lineAndColumn(content, from);
  return wording.text('jsonProblem', wording.number(line), wording.number(column));
}
