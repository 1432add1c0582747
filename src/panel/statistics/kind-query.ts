import { allOf, anyOf, conjuncts, negated, type Query } from '../../query/query.ts';

/** `only`: nothing but this kind · `also`: besides the kinds that are shown · `without`: not this one. */
export type KindFilter = 'only' | 'also' | 'without';

/** How a query asks for kinds, apart from all else that it asks. */
export interface Kinds {
  /** Those that are shown; null for all. */
  readonly shown: readonly string[] | null;
  readonly hidden: readonly string[];
}

/** The kinds that a query names, as far as it names them in the way that this file does. */
export function kindsOf(query: Query): Kinds {
  const parts = conjuncts(query);
  const shown = parts.flatMap((part) => shownBy(part) ?? []);
  return { shown: parts.some(shownBy) ? shown : null, hidden: parts.flatMap((part) => hiddenBy(part) ?? []) };
}

/** `query`, with other kinds; all else that it asks stays. */
export function withKind(query: Query, kind: string, how: KindFilter): Query {
  const rest = conjuncts(query).filter((part) => !shownBy(part) && !hiddenBy(part));
  const { hidden, shown } = changed(kindsOf(query), kind, how);
  return allOf([
    ...rest,
    ...(shown === null ? [] : [anyOf(shown.map(kindTerm))]),
    ...hidden.map((name) => negated(kindTerm(name))),
  ]);
}

function changed({ shown, hidden }: Kinds, kind: string, how: KindFilter): Kinds {
  const others = (names: readonly string[]) => names.filter((name) => name !== kind);
  if (how === 'only') return { shown: [kind], hidden: [] };
  if (how === 'also') {
    if (shown === null && hidden.includes(kind)) return { shown, hidden: others(hidden) };
    return { shown: [...others(shown ?? []), kind], hidden: others(hidden) };
  }
  const left = shown && others(shown);
  if (left && left.length > 0 && left.length < shown.length) return { shown: left, hidden };
  return { shown: left && left.length < shown.length ? null : left, hidden: [...others(hidden), kind] };
}

const kindTerm = (text: string): Query => ({ type: 'name', field: 'kind', text });

/** Undefined for a condition that is about anything else. */
function shownBy(part: Query): readonly string[] | undefined {
  if (part.type === 'name') return part.field === 'kind' ? [part.text] : undefined;
  if (part.type !== 'or') return undefined;
  const names = part.parts.flatMap((one) => (one.type === 'name' && one.field === 'kind' ? [one.text] : []));
  return names.length === part.parts.length ? names : undefined;
}

function hiddenBy(part: Query): readonly string[] | undefined {
  return part.type === 'not' ? shownBy(part.part) : undefined;
}
