/** UTF-16 units, and values within values, that are shown. */
const LONGEST = 60;
const DEEPEST = 2;
const MEMBERS = 5;

/** A value of JSON on one line, shortened; untrusted text. */
export const shownValue = (value: unknown): string => shortened(written(value, 0));

function written(value: unknown, depth: number): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return JSON.stringify(value.slice(0, LONGEST));
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) {
    if (depth >= DEEPEST) return '[…]';
    const items = value.slice(0, MEMBERS).map((item: unknown) => written(item, depth + 1));
    return `[${items.join(', ')}${value.length > MEMBERS ? ', …' : ''}]`;
  }
  return depth >= DEEPEST ? '{…}' : `{${membersOf(value, depth).join(', ')}}`;
}

function membersOf(value: object, depth: number): string[] {
  const members: string[] = [];
  for (const [key, member] of Object.entries(value)) {
    if (members.length === MEMBERS) return [...members, '…'];
    members.push(`${JSON.stringify(key.slice(0, LONGEST))}: ${written(member, depth + 1)}`);
  }
  return members;
}

const shortened = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
