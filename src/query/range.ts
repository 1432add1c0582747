export const ORDERS = ['>=', '<=', '>', '<'] as const;
export type Order = (typeof ORDERS)[number];

/** Numbers of one unit. With `from` and `to`, both belong to it. */
export type Range =
  | { readonly type: 'compare'; readonly operator: Order | '='; readonly value: number }
  | { readonly type: 'between'; readonly from: number; readonly to: number };

/** Reads `>1k`, `<=1k`, `1k`, `1k..2k`, `1k..` and `..2k`; undefined when `read` does not know a number of it. */
export function parseRange(text: string, read: (number: string) => number | undefined): Range | undefined {
  const operator = ORDERS.find((order) => text.startsWith(order));
  if (operator) return compare(operator, read(text.slice(operator.length)));
  const dots = text.indexOf('..');
  if (dots < 0) return compare('=', read(text.startsWith('=') ? text.slice(1) : text));
  const [from, to] = [text.slice(0, dots), text.slice(dots + 2)];
  if (from === '') return compare('<=', read(to));
  if (to === '') return compare('>=', read(from));
  const [low, high] = [read(from), read(to)];
  return low === undefined || high === undefined ? undefined : { type: 'between', from: low, to: high };
}

export function printRange(range: Range, write: (number: number) => string): string {
  if (range.type === 'between') return `${write(range.from)}..${write(range.to)}`;
  return `${range.operator === '=' ? '' : range.operator}${write(range.value)}`;
}

export function isInRange(value: number, range: Range): boolean {
  if (range.type === 'between') return value >= range.from && value <= range.to;
  switch (range.operator) {
    case '>':
      return value > range.value;
    case '>=':
      return value >= range.value;
    case '<':
      return value < range.value;
    case '<=':
      return value <= range.value;
    default:
      return value === range.value;
  }
}

const compare = (operator: Order | '=', value: number | undefined): Range | undefined =>
  value === undefined ? undefined : { type: 'compare', operator, value };
