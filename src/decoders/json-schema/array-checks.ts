import { equalText } from './equal-text.ts';
import { type Draft, numberOf } from './schema-compiler.ts';
import type { Check, SchemaNode } from './schema-run.ts';

type List = readonly unknown[];
type ListCheck = (list: List, ...rest: Tail<Parameters<Check>>) => void;
type Tail<All extends readonly unknown[]> = All extends readonly [unknown, ...infer Rest] ? Rest : never;

const isList = (value: unknown): value is List => Array.isArray(value);

const onList =
  (check: ListCheck): Check =>
  (value, at, run) => {
    if (isList(value)) check(value, at, run);
  };

/** How many items an array has, and what they are. */
export function arrayChecks(draft: Draft): Check[] {
  const { raw } = draft;
  const [least, most] = [numberOf(draft, 'minItems'), numberOf(draft, 'maxItems')];
  return [
    ...(least === undefined ? [] : [countCheck((count) => count >= least, `at least ${items(least)}`)]),
    ...(most === undefined ? [] : [countCheck((count) => count <= most, `at most ${items(most)}`)]),
    ...(raw.uniqueItems === true ? [onList(areUnique)] : []),
    ...(raw.items === undefined && raw.prefixItems === undefined ? [] : itemsCheck(draft)),
    ...(raw.contains === undefined ? [] : [containsCheck(draft)]),
  ];
}

const items = (count: number): string => `${count} item${count === 1 ? '' : 's'}`;

const countCheck = (test: (count: number) => boolean, expected: string): Check =>
  onList((list, at, run) => {
    if (!test(list.length)) run.fail(at, expected, list);
  });

const areUnique: ListCheck = (list, at, run) => {
  const seen = new Set<string>();
  for (const [index, item] of list.entries()) {
    const text = equalText(item, run);
    if (seen.has(text)) return run.fail({ above: at, step: index }, 'an item that is not in the array already', item);
    seen.add(text);
  }
};

/** One schema for all items, or one for each, and for those behind them. */
function itemsCheck({ raw, place, compiler, version }: Draft): Check[] {
  const key = version === 2020 ? 'prefixItems' : 'items';
  const listed = raw[key];
  const list = isList(listed) ? listed : [];
  const first = list.map((item, index) => compiler.compile(item, `${place}/${key}/${index}`));
  const otherKey = key === 'items' && isList(listed) ? 'additionalItems' : 'items';
  const isOfOtherDraft = version === 2020 && isList(raw.items);
  if (isOfOtherDraft) compiler.note(`${place}/items`, 'is of another draft');
  const others = isOfOtherDraft ? undefined : raw[otherKey];
  const rest: SchemaNode | undefined =
    others === undefined ? undefined : compiler.compile(others, `${place}/${otherKey}`);
  return [
    onList((values, at, run) => {
      const end = rest ? values.length : Math.min(values.length, first.length);
      for (let step = 0; step < end; step++) {
        const node = first[step] ?? rest;
        if (node) run.check(node, values[step], { above: at, step });
      }
    }),
  ];
}

/** One at least; drafts after 7 may have other bounds. */
function containsCheck(draft: Draft): Check {
  const { raw, place, compiler, version } = draft;
  const node = compiler.compile(raw.contains, `${place}/contains`);
  const least = (version > 7 ? numberOf(draft, 'minContains') : undefined) ?? 1;
  const most = version > 7 ? numberOf(draft, 'maxContains') : undefined;
  return onList((list, at, run) => {
    let count = 0;
    for (const [step, item] of list.entries()) {
      if (count >= least && most === undefined) return;
      if (run.attempt(node, item, { above: at, step }).length === 0) count++;
    }
    if (count < least)
      run.fail(at, least === 1 ? 'an item of the kind that must be in it' : `at least ${items(least)} of a kind`, list);
    if (most !== undefined && count > most) run.fail(at, `at most ${items(most)} of a kind`, list);
  });
}
