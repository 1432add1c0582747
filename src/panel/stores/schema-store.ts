import { type Signal, signal } from '@preact/signals';
import { LONGEST_SCHEMA, type ProtobufLayout, type SchemaDocument } from '../../decoders/schema/schema-document.ts';
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
/** UTF-16 units of all of them: the browser keeps no more than some megabytes for an extension. */
const LONGEST_OF_ALL = 4 * LONGEST_SCHEMA;

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

  /**
   * One of the same name, or that had the name `before`, is replaced, and the oldest of too many is forgotten.
   * @throws SchemaFormatError
   */
  async add(file: Blob, before?: string): Promise<SchemaDocument> {
    // In UTF-8, a character has four bytes at most: a longer file is not even read.
    if (file.size > 4 * LONGEST_SCHEMA) throw new SchemaFormatError('', `is longer than ${LONGEST_SCHEMA} characters`);
    const text = await file.text();
    const { parseSchema } = await loadParser();
    const document = parseSchema(text);
    if (document.protobuf) await checkTypes(document.protobuf);
    const others = this.all.value.filter(({ document: { name } }) => name !== document.name && name !== before);
    this.#change(newest([...others, { document, text }]));
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

function newest(schemas: readonly ImportedSchema[]): readonly ImportedSchema[] {
  let length = 0;
  const first = schemas.findLastIndex(({ text }) => {
    length += text.length;
    return length > LONGEST_OF_ALL;
  });
  return schemas.slice(Math.max(first + 1, schemas.length - MOST));
}

/** What is wrong with the files is told now, not with every message. */
async function checkTypes(layout: ProtobufLayout): Promise<void> {
  const { typeFor } = await import('../../decoders/protobuf/protobuf-types.ts');
  typeFor(layout, 'sent');
  typeFor(layout, 'received');
}
