import { type Signal, signal } from '@preact/signals';
import { LONGEST_SCHEMA, type SchemaDocument } from '../../decoders/schema/schema-document.ts';
import { SchemaFormatError } from '../../decoders/schema/schema-format.ts';
import type { DecoderPresets } from '../../session/decoder-presets.ts';
import type { PanelSettings } from '../panel-services.ts';

/** A document of the user, as it was imported. */
export interface ImportedSchema {
  readonly document: SchemaDocument;
  readonly text: string;
}

const SETTING = 'schemas';
const MOST = 20;

/** The documents that describe the user's own protocols; remembered. */
export class SchemaStore {
  readonly all: Signal<readonly ImportedSchema[]> = signal([]);
  readonly #presets: DecoderPresets;
  readonly #settings: PanelSettings;

  constructor(presets: DecoderPresets, settings: PanelSettings) {
    this.#presets = presets;
    this.#settings = settings;
  }

  async load(): Promise<void> {
    const saved = await this.#settings.read(SETTING);
    if (!Array.isArray(saved) || saved.length === 0) return;
    const { parseSchema } = await loadParser();
    const schemas = saved.slice(-MOST).flatMap((text: unknown) => known(text, parseSchema));
    if (schemas.length > 0) this.#apply(schemas);
  }

  /** One of the same name is replaced, and the oldest of too many is forgotten. @throws SchemaFormatError */
  async add(file: Blob): Promise<SchemaDocument> {
    // In UTF-8, a character has four bytes at most: a longer file is not even read.
    if (file.size > 4 * LONGEST_SCHEMA) throw new SchemaFormatError('', `is longer than ${LONGEST_SCHEMA} characters`);
    const text = await file.text();
    const { parseSchema } = await loadParser();
    const document = parseSchema(text);
    const others = this.all.value.filter((schema) => schema.document.name !== document.name);
    this.#change([...others, { document, text }].slice(-MOST));
    return document;
  }

  remove(name: string): void {
    this.#change(this.all.value.filter(({ document }) => document.name !== name));
  }

  #change(schemas: readonly ImportedSchema[]): void {
    this.#apply(schemas);
    void this.#settings.write(
      SETTING,
      schemas.map(({ text }) => text),
    );
  }

  #apply(schemas: readonly ImportedSchema[]): void {
    this.all.value = schemas;
    this.#presets.useSchemas(schemas.map(({ document }) => document));
  }
}

/** Few users have such documents: what reads them is loaded for those. */
const loadParser = () => import('../../decoders/schema/parse-schema.ts');

/** Nothing when it is no document of this version. */
function known(text: unknown, parse: (text: string) => SchemaDocument): ImportedSchema[] {
  if (typeof text !== 'string') return [];
  try {
    return [{ document: parse(text), text }];
  } catch (error) {
    if (error instanceof SchemaFormatError) return [];
    throw error;
  }
}
