import { isRecord } from '../../protocol/parsed.ts';
import { allowedTexts } from '../json-schema/value-checks.ts';
import type { ValuePath } from '../violation.ts';
import type { Telling } from './asyncapi-document.ts';
import type { References } from './references.ts';

/** Objects within objects, parts of one message, and values that a part may have. */
const DEEPEST = 3;
const MOST = 24;
const VALUES = 100;

/** The parts of a payload that have only the values that its schema says: `const` and `enum`, also of what it refers to. */
export function tellingsOf(references: References, raw: unknown, place: string): readonly Telling[] {
  const found: Telling[] = [];
  collect({ references, found, schemas: new Set() }, raw, { place, path: [], isRequired: true });
  return found;
}

interface Search {
  readonly references: References;
  readonly found: Telling[];
  /** Those that were looked at: a schema may be within itself. */
  readonly schemas: Set<object>;
}

interface Where {
  readonly place: string;
  readonly path: ValuePath;
  readonly isRequired: boolean;
}

function collect(search: Search, raw: unknown, where: Where): void {
  const found = search.references.behind(raw, where.place);
  const schema = found?.raw;
  if (!found || !isRecord(schema) || search.schemas.has(schema) || search.found.length >= MOST) return;
  const { place } = found;
  search.schemas.add(schema);
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (where.path.length > 0 && Array.isArray(values) && values.length <= VALUES) {
    search.found.push({ path: where.path, allowed: allowedTexts(values, place), isRequired: where.isRequired });
  }
  if (Array.isArray(schema.allOf)) {
    for (const part of schema.allOf) collect(search, part, { ...where, place: `${place}/allOf` });
  }
  if (where.path.length >= DEEPEST || !isRecord(schema.properties)) return;
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : [];
  for (const [name, property] of Object.entries(schema.properties)) {
    const isRequired = where.isRequired && required.includes(name);
    collect(search, property, { place: `${place}/properties`, path: [...where.path, name], isRequired });
  }
}
