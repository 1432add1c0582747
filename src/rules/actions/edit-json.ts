import { parsePath } from '../../query/parse-path.ts';
import { type Path, type Step, valuesAt } from '../../query/path.ts';
import type { EditStep } from '../action.ts';

type JsonStep = Extract<EditStep, { type: 'json-set' | 'json-delete' }>;

/**
 * https://tc39.es/proposal-json-parse-with-source/: numbers keep the very text that they had, however long. The types
 * of the language's library lack it.
 */
interface SourceJson {
  parse(text: string, revive: (key: string, value: unknown, context: { readonly source?: string }) => unknown): unknown;
  rawJSON(text: string): object;
  isRawJSON(value: unknown): boolean;
  stringify(value: unknown): string | undefined;
}
const json = JSON as unknown as SourceJson;

/** The text with the values at a path set, or without them. Undefined when it is no JSON, or has none there. */
export function editedJson(text: string, step: JsonStep): string | undefined {
  const { path } = parsePath(step.path, 0);
  const last = path.at(-1);
  try {
    const root = json.parse(text, (_, value, { source }) =>
      typeof value === 'number' && source !== undefined ? json.rawJSON(source) : value,
    );
    if (!last) return step.type === 'json-set' ? json.stringify(step.value) : undefined;
    const changed = changeAll(root, path, last, step);
    return changed ? json.stringify(root) : undefined;
  } catch {
    return undefined; // no JSON, or deeper than the stack
  }
}

function changeAll(root: unknown, path: Path, last: Step, step: JsonStep): boolean {
  const isDeep = path.at(-2)?.type === 'deep';
  let changed: boolean = false;
  for (const holder of [...valuesAt(root, path.slice(0, -1))]) {
    if (typeof holder !== 'object' || holder === null || json.isRawJSON(holder)) continue;
    for (const key of keysIn(holder, last, step.type === 'json-set' && !isDeep)) {
      change(holder, key, step);
      changed = true;
    }
  }
  return changed;
}

/** Where a step leads to in an object or list; from the end, so that what is deleted moves nothing that is still to come. */
function keysIn(holder: object, step: Step, mayAdd: boolean): readonly (string | number)[] {
  if (step.type === 'each') {
    return Array.isArray(holder) ? Array.from(holder, (_, index) => index).reverse() : Object.keys(holder);
  }
  if (step.type === 'name') {
    return !Array.isArray(holder) && (mayAdd || Object.hasOwn(holder, step.name)) ? [step.name] : [];
  }
  if (step.type !== 'index' || !Array.isArray(holder)) return [];
  const index = step.index < 0 ? holder.length + step.index : step.index;
  return index >= 0 && index < holder.length + (mayAdd ? 1 : 0) ? [index] : [];
}

function change(holder: object, key: string | number, step: JsonStep): void {
  if (step.type === 'json-delete') {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete (holder as Record<string, unknown>)[key];
    return;
  }
  const value = { value: step.value, writable: true, enumerable: true, configurable: true };
  Object.defineProperty(holder, key, value); // a plain assignment to `__proto__` would be lost
}
