import { isRecord } from '../../protocol/parsed.ts';
import { type Draft, escaped, numberOf, type PatternMatcher } from './schema-compiler.ts';
import type { Check, SchemaNode, SchemaRun } from './schema-run.ts';

const onObject =
  (check: (members: Readonly<Record<string, unknown>>, ...rest: Rest) => void): Check =>
  (value, at, run) => {
    if (isRecord(value)) check(value, at, run);
  };
type Rest = [at: Parameters<Check>[1], run: SchemaRun];

/** Which members an object has, and what they are. */
export function objectChecks(draft: Draft): Check[] {
  const { raw, place, compiler } = draft;
  const [least, most] = [numberOf(draft, 'minProperties'), numberOf(draft, 'maxProperties')];
  return [
    ...(raw.required === undefined ? [] : requiredCheck(draft)),
    ...(least === undefined ? [] : [countCheck((count) => count >= least, `at least ${least} properties`)]),
    ...(most === undefined ? [] : [countCheck((count) => count <= most, `at most ${most} properties`)]),
    ...membersCheck(draft),
    ...(raw.propertyNames === undefined
      ? []
      : [namesCheck(compiler.compile(raw.propertyNames, `${place}/propertyNames`))]),
    ...DEPENDENCIES.flatMap((key) => dependencyChecks(draft, key)),
  ];
}

const countCheck = (test: (count: number) => boolean, expected: string): Check =>
  onObject((members, at, run) => {
    if (!test(Object.keys(members).length)) run.fail(at, expected, members);
  });

function requiredCheck({ raw: { required }, place, compiler }: Draft): Check[] {
  const names = Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
  if (!Array.isArray(required)) compiler.note(`${place}/required`, 'is no list');
  return [needs(names)];
}

const needs = (names: readonly string[]): Check =>
  onObject((members, at, run) => {
    run.spend(names.length);
    for (const name of names) {
      if (!Object.hasOwn(members, name)) run.fail({ above: at, step: name }, 'a value', undefined);
    }
  });

interface Members {
  readonly named: ReadonlyMap<string, SchemaNode>;
  readonly alike: readonly (readonly [matcher: PatternMatcher, node: SchemaNode])[];
  readonly others: SchemaNode | undefined;
  readonly areOthersAllowed: boolean;
}

/** `properties`, `patternProperties` and `additionalProperties`: each member is asked once. */
function membersCheck(draft: Draft): Check[] {
  const { raw, place, compiler } = draft;
  const { additionalProperties, patternProperties, properties } = raw;
  if (additionalProperties === undefined && patternProperties === undefined && properties === undefined) return [];
  const members: Members = {
    named: properties === undefined ? new Map() : compiler.compileAll(properties, `${place}/properties`),
    alike: patternProperties === undefined ? [] : alikeOf(draft),
    others:
      additionalProperties === undefined
        ? undefined
        : compiler.compile(additionalProperties, `${place}/additionalProperties`),
    areOthersAllowed: additionalProperties !== false,
  };
  return [
    onObject((values, at, run) => {
      for (const name of Object.keys(values)) checkMember(members, name, values[name], [at, run]);
    }),
  ];
}

function alikeOf({ raw, place, compiler }: Draft): Members['alike'] {
  const nodes = compiler.compileAll(raw.patternProperties, `${place}/patternProperties`);
  return [...nodes].flatMap(([pattern, node]) => {
    const matcher = compiler.makeMatcher(pattern);
    if (matcher) return [[matcher, node] as const];
    compiler.note(`${place}/patternProperties/${escaped(pattern)}`, 'cannot be run in linear time');
    return [[{ test: () => true, stepsPerUnit: 1 }, { checks: [] }] as const]; // it may be for any name: then no name is too much
  });
}

function checkMember(members: Members, name: string, value: unknown, [above, run]: Rest): void {
  const at = { above, step: name };
  run.spend(1);
  const own = members.named.get(name);
  if (own) run.check(own, value, at);
  let isKnown = own !== undefined;
  for (const [matcher, node] of members.alike) {
    run.spend(name.length * matcher.stepsPerUnit);
    if (!matcher.test(name)) continue;
    isKnown = true;
    run.check(node, value, at);
  }
  if (isKnown || !members.others) return;
  if (members.areOthersAllowed) run.check(members.others, value, at);
  else run.fail(at, 'no property of this name', value);
}

const namesCheck = (node: SchemaNode): Check =>
  onObject((members, above, run) => {
    for (const name of Object.keys(members)) run.check(node, name, { above, step: name });
  });

/** The last two together are what the first is, which later drafts allow still. */
const DEPENDENCIES = ['dependencies', 'dependentRequired', 'dependentSchemas'] as const;

/** What must be there, or hold, when a member is. */
function dependencyChecks({ raw, place, compiler, version }: Draft, key: (typeof DEPENDENCIES)[number]): Check[] {
  const dependencies = raw[key];
  if (!isRecord(dependencies) || (key !== 'dependencies' && version === 7)) return [];
  return Object.entries(dependencies).map(([name, needed]) => {
    const checks = Array.isArray(needed)
      ? [needs(needed.filter((other) => typeof other === 'string'))]
      : compiler.compile(needed, `${place}/${key}/${escaped(name)}`).checks;
    return onObject((members, at, run) => {
      if (Object.hasOwn(members, name)) run.check({ checks }, members, at);
    });
  });
}
