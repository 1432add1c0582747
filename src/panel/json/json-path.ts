import type { JsonIndex } from './json-index.ts';
import { decodeString } from './json-token.ts';

/** A path with more steps than that is of no use to anyone. */
const STEPS = 1_000;

const PLAIN = /^[A-Za-z_$][\w$]*$/;

/** Where a node stands, from the root: `$.users[3]["first name"]`. Null when it is too deep for that. */
export function jsonPath(index: JsonIndex, node: number): string | null {
  const steps: string[] = [];
  for (let at = node; steps.length <= STEPS; ) {
    const { parent, ordinal } = index.placeOf(at);
    if (parent < 0) return `$${steps.reverse().join('')}`;
    steps.push(stepOf(index.keySourceOf(at), ordinal));
    at = parent;
  }
  return null;
}

function stepOf(keySource: string | null, ordinal: number): string {
  if (keySource === null) return `[${ordinal}]`;
  const key = decodeString(keySource);
  return PLAIN.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
