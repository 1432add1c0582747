import type { Violation } from '../violation.ts';
import type { Draft } from './schema-compiler.ts';
import type { Check, SchemaNode, SchemaRun } from './schema-run.ts';

/** `allOf`, `anyOf`, `oneOf`, `not` and `if`. */
export function combiningChecks(draft: Draft): Check[] {
  const { raw, place, compiler } = draft;
  return [
    ...listOf(draft, 'allOf').map(
      (node): Check =>
        (value, at, run) =>
          run.check(node, value, at),
    ),
    ...choiceCheck(listOf(draft, 'anyOf'), Number.POSITIVE_INFINITY),
    ...choiceCheck(listOf(draft, 'oneOf'), 1),
    ...(raw.not === undefined ? [] : [notCheck(compiler.compile(raw.not, `${place}/not`))]),
    ...(raw.if === undefined ? [] : [ifCheck(draft)]),
  ];
}

function listOf({ raw, place, compiler }: Draft, key: 'allOf' | 'anyOf' | 'oneOf'): SchemaNode[] {
  const list = raw[key];
  if (list === undefined) return [];
  if (Array.isArray(list)) return list.map((schema, index) => compiler.compile(schema, `${place}/${key}/${index}`));
  compiler.note(`${place}/${key}`, 'is no list');
  return [];
}

/** At least one must fit, and at most `most`. */
function choiceCheck(nodes: readonly SchemaNode[], most: number): Check[] {
  if (nodes.length === 0) return [];
  return [
    (value, at, run) => {
      const attempts = nodes.map((node) => run.attempt(node, value, at));
      const fitting = attempts.filter((found) => found.length === 0).length;
      if (fitting > most) run.fail(at, `one of ${nodes.length} kinds, and it fits ${fitting}`, value);
      if (fitting > 0) return;
      const nearest = nearestOf(attempts);
      if (nearest) reportAll(run, nearest);
      else run.fail(at, `one of ${nodes.length} kinds`, value);
    },
  ];
}

function reportAll(run: SchemaRun, violations: readonly Violation[]): void {
  for (const violation of violations) run.report(violation);
}

/** What is wrong with the kind that was most likely meant: the only one that has the fewest faults, deepest inside. */
function nearestOf(attempts: readonly (readonly Violation[])[]): readonly Violation[] | undefined {
  const [best, next] = attempts.toSorted((a, b) => a.length - b.length || depthOf(b) - depthOf(a));
  if (!next || !best) return best;
  return best.length === next.length && depthOf(best) === depthOf(next) ? undefined : best;
}

const depthOf = (violations: readonly Violation[]): number => Math.max(...violations.map(({ path }) => path.length));

const notCheck =
  (node: SchemaNode): Check =>
  (value, at, run) => {
    if (run.attempt(node, value, at).length === 0) run.fail(at, 'another kind of value', value);
  };

function ifCheck({ raw, place, compiler }: Draft): Check {
  const condition = compiler.compile(raw.if, `${place}/if`);
  const yes = compiler.compile(raw.then ?? true, `${place}/then`);
  const no = compiler.compile(raw.else ?? true, `${place}/else`);
  return (value, at, run) => {
    run.check(run.attempt(condition, value, at).length === 0 ? yes : no, value, at);
  };
}
