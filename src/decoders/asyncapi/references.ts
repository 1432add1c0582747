import { isRecord } from '../../protocol/parsed.ts';
import { escaped, type Found } from '../json-schema/schema-compiler.ts';
import { SchemaFormatError } from '../schema/schema-format.ts';

/** References that lead to each other before something else stands there. */
const LONGEST_CHAIN = 64;

/** A name that a schema has given to itself: https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.2 */
const ANCHOR = /^#([A-Za-z_][-\w.:]*)$/;

/** Follows `$ref` within one document: https://www.rfc-editor.org/rfc/rfc6901 behind a `#`, or an anchor. */
export class References {
  readonly #root: unknown;
  #anchors: ReadonlyMap<string, Found | undefined> | null = null;

  constructor(root: unknown) {
    this.#root = root;
  }

  /** What stands at a place, or where it refers to. @throws SchemaFormatError when that is nowhere in the document. */
  found(raw: unknown, place: string): Found {
    const found = this.behind(raw, place);
    if (!found) throw new SchemaFormatError(`${place}/$ref`, 'refers to an anchor that no one place has');
    return found;
  }

  /**
   * As `found`; undefined where it refers to an anchor that no place has, or more than one.
   * @throws SchemaFormatError when a reference leads nowhere in the document.
   */
  behind(raw: unknown, place: string): Found | undefined {
    let found: Found | undefined = { raw, place };
    for (let step = 0; step <= LONGEST_CHAIN; step++) {
      if (!found || !isRecord(found.raw) || typeof found.raw.$ref !== 'string') return found;
      found = this.#target(found.raw.$ref, found.place);
    }
    throw new SchemaFormatError(`${place}/$ref`, 'refers to itself');
  }

  /** As `behind`, but one step: a schema that refers on may say more beside its reference. */
  next(ref: string, place: string): Found | undefined {
    this.behind({ $ref: ref }, place); // references without an end are refused
    return this.#target(ref, place);
  }

  #target(ref: string, place: string): Found | undefined {
    if (!ref.startsWith('#')) {
      const shown = ref.slice(0, 100).toWellFormed();
      const problem = `refers to another document (${shown}), which is not loaded: bundle both into one first`;
      throw new SchemaFormatError(`${place}/$ref`, problem);
    }
    const anchor = ANCHOR.exec(ref)?.[1];
    if (anchor !== undefined) {
      this.#anchors ??= anchorsOf(this.#root);
      return this.#anchors.get(anchor);
    }
    let value = this.#root;
    for (const part of partsOf(ref.slice(1), place)) {
      const isMember = typeof value === 'object' && value !== null && Object.hasOwn(value, part);
      if (!isMember)
        throw new SchemaFormatError(`${place}/$ref`, `refers to ${ref.slice(0, 100)}, and nothing is there`);
      value = (value as Readonly<Record<string, unknown>>)[part];
    }
    return { raw: value, place: ref.slice(1) };
  }
}

function partsOf(pointer: string, place: string): string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) throw new SchemaFormatError(`${place}/$ref`, 'must be a JSON pointer behind a #');
  return pointer
    .slice(1)
    .split('/')
    .map((part) => decoded(part, place).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function decoded(part: string, place: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new SchemaFormatError(`${place}/$ref`, 'has a percent sign that encodes nothing');
  }
}

/** Where each anchor is; undefined where several places have it. */
function anchorsOf(root: unknown): Map<string, Found | undefined> {
  const anchors = new Map<string, Found | undefined>();
  const seen = new Set<object>();
  const open: Found[] = [{ raw: root, place: '' }];
  for (let found = open.pop(); found; found = open.pop()) {
    const { raw, place } = found;
    if (typeof raw !== 'object' || raw === null || seen.has(raw)) continue;
    seen.add(raw);
    for (const name of namesOf(raw as Readonly<Record<string, unknown>>))
      anchors.set(name, anchors.has(name) ? undefined : found);
    for (const [key, value] of Object.entries(raw)) open.push({ raw: value, place: `${place}/${escaped(key)}` });
  }
  return anchors;
}

/** In draft 7, an anchor is an `$id` behind a `#`. */
function namesOf({ $anchor, $dynamicAnchor, $id }: Readonly<Record<string, unknown>>): Set<string> {
  const id = typeof $id === 'string' ? ANCHOR.exec($id)?.[1] : undefined;
  return new Set([$anchor, $dynamicAnchor, id].filter((name) => typeof name === 'string'));
}
