import { isRecord } from '../../protocol/parsed.ts';
import type { Found } from '../json-schema/schema-compiler.ts';
import { SchemaFormatError } from '../schema/schema-format.ts';

/** References that lead to each other before something else stands there. */
const LONGEST_CHAIN = 64;

/** Follows `$ref` within one document: https://www.rfc-editor.org/rfc/rfc6901 behind a `#`. */
export class References {
  readonly #root: unknown;

  constructor(root: unknown) {
    this.#root = root;
  }

  /** What stands at a place, or where it refers to. @throws SchemaFormatError when that is nowhere in the document. */
  found(raw: unknown, place: string): Found {
    return isRecord(raw) && typeof raw.$ref === 'string' ? this.follow(raw.$ref, place) : { raw, place };
  }

  /** @throws SchemaFormatError when a reference leads nowhere in the document. */
  follow(ref: string, from: string): Found {
    let found: Found = { raw: { $ref: ref }, place: from };
    for (let step = 0; step < LONGEST_CHAIN; step++) {
      const { raw, place } = found;
      if (!isRecord(raw) || typeof raw.$ref !== 'string') return found;
      found = this.#target(raw.$ref, place);
    }
    throw new SchemaFormatError(`${from}/$ref`, 'refers to itself');
  }

  #target(ref: string, place: string): Found {
    if (!ref.startsWith('#')) {
      const shown = ref.slice(0, 100).toWellFormed();
      const problem = `refers to another document (${shown}), which is not loaded: bundle both into one first`;
      throw new SchemaFormatError(`${place}/$ref`, problem);
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
