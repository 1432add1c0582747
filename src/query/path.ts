/** A step from a JSON value to values within it. `deep`: the value itself and everything below. */
export type Step =
  | { readonly type: 'name'; readonly name: string }
  /** From 0; from the end when negative. */
  | { readonly type: 'index'; readonly index: number }
  | { readonly type: 'each' }
  | { readonly type: 'deep' };

export type Path = readonly Step[];

/** A `bigint` is a whole number that no `number` stands for exactly. */
export type Scalar = string | number | bigint | boolean | null;
export const COMPARISONS = ['==', '!=', '<=', '>=', '<', '>'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What one of the values that a path leads to must be. */
export type PathTest =
  | { readonly type: 'exists' }
  | { readonly type: 'compare'; readonly operator: Comparison; readonly value: Scalar }
  | { readonly type: 'contains'; readonly text: string }
  | { readonly type: 'pattern'; readonly source: string; readonly flags: string };

/** Values of one message that are looked at: enough for any real one, and soon done with a hostile one. */
const MOST_VISITS = 200_000;

/** Every value that `path` leads to, in no promised order. Without recursion: JSON may be deeper than any stack. */
export function* valuesAt(root: unknown, path: Path): Generator<unknown> {
  const open: Place[] = [{ value: root, step: 0 }];
  for (let visits = 0; visits < MOST_VISITS; visits++) {
    const place = open.pop();
    if (!place) return;
    const step = path[place.step];
    if (step) take(step, place, open);
    else yield place.value;
  }
}

interface Place {
  readonly value: unknown;
  /** The number of the step to be taken from here. */
  readonly step: number;
}

function take(step: Step, { value, step: number }: Place, open: Place[]): void {
  const next = number + 1;
  if (step.type === 'deep') {
    open.push({ value, step: next });
    for (const child of childrenOf(value)) open.push({ value: child, step: number });
  } else if (step.type === 'each') {
    for (const child of childrenOf(value)) open.push({ value: child, step: next });
  } else if (step.type === 'index') {
    if (Array.isArray(value)) pushElement(value, step.index, next, open);
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, step.name)) {
    open.push({ value: (value as Record<string, unknown>)[step.name], step: next });
  }
}

function pushElement(list: readonly unknown[], index: number, step: number, open: Place[]): void {
  const at = index < 0 ? list.length + index : index;
  if (at >= 0 && at < list.length) open.push({ value: list[at], step });
}

/** No more of them than would be visited. */
function childrenOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.length > MOST_VISITS ? value.slice(0, MOST_VISITS) : value;
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

/** Whether a value passes a test that needs no regular expression. */
export function passes(
  value: unknown,
  test: Exclude<PathTest, { type: 'pattern' }>,
  contains: (text: string) => boolean,
) {
  if (test.type === 'exists') return true;
  if (test.type === 'contains') return contains(textOf(value));
  return compares(value, test.operator, test.value);
}

/** The text of a value that is one; of an object or a list, none. */
export const textOf = (value: unknown): string =>
  typeof value === 'object' || value === undefined ? '' : String(value);

/** As in JSON; and whole, but no longer than anyone means. */
const WHOLE = /^-?\d{1,1000}$/;
const AMOUNT = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

function compares(value: unknown, operator: Comparison, with_: Scalar): boolean {
  if (operator === '==') return isSame(value, with_);
  if (operator === '!=') return !isSame(value, with_);
  // Numbers have an order, and texts have one. Many servers write amounts as texts, to keep their digits.
  const amount = typeof value === 'string' ? amountOf(value, typeof with_ === 'bigint') : value;
  if (isNumber(amount) && isNumber(with_)) return isOrdered(amount, operator, with_);
  return typeof value === 'string' && typeof with_ === 'string' && isOrdered(value, operator, with_);
}

/** A text that is no amount is what it is. */
function amountOf(text: string, isExact: boolean): string | number | bigint {
  if (!AMOUNT.test(text)) return text;
  return isExact && WHOLE.test(text) ? BigInt(text) : Number(text);
}

/** JSON that is deeper than the stack is read without its long numbers: then it has the nearest ones that there are. */
const isSame = (value: unknown, with_: Scalar): boolean =>
  value === with_ || (typeof with_ === 'bigint' && value === Number(with_));

const isNumber = (value: unknown): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';

function isOrdered<T extends string | number | bigint>(a: T, operator: '<' | '<=' | '>' | '>=', b: T): boolean {
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}
