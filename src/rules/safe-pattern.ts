import { patternProblem } from '../query/pattern-problem.ts';

const QUANTIFIER = /^(?:[*+]|\{\d+,\d*\})/;

/**
 * What is wrong with a regular expression for a rule; undefined when nothing is. It runs in the page's process, where
 * nothing can stop it: a repetition within a repetition, as in `(a+)+`, may take longer than anybody lives.
 */
export function patternMistake(source: string, flags: string): string | undefined {
  const problem = patternProblem(source, flags);
  if (problem !== null) return problem;
  return hasNestedRepetition(source) ? 'a repetition within a repetition may never end' : undefined;
}

/** Whether a group that holds an open-ended repetition, or alternatives, is repeated itself. */
function hasNestedRepetition(source: string): boolean {
  const open: boolean[] = [];
  let risky: boolean = false;
  let isInClass: boolean = false;
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at);
    if (character === '\\') at++;
    else if (isInClass) isInClass = character !== ']';
    else if (character === '[') isInClass = true;
    else if (character === '(') {
      open.push(risky);
      risky = false;
    } else if (character === ')') {
      const isRepeated = QUANTIFIER.test(source.slice(at + 1));
      if (isRepeated && risky) return true;
      risky = open.pop() === true || risky || isRepeated;
    } else if (character === '|' || QUANTIFIER.test(source.slice(at))) risky = open.length > 0 || risky;
  }
  return false;
}
