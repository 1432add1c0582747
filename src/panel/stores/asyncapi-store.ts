import { type Signal, signal } from '@preact/signals';
import type { AsyncApiDocument } from '../../decoders/asyncapi/asyncapi-document.ts';
import { LONGEST_ASYNCAPI } from '../../decoders/asyncapi/document-value.ts';
import { SchemaFormatError } from '../../decoders/schema/schema-format.ts';
import type { DecoderPresets } from '../../session/decoder-presets.ts';
import type { PanelSettings } from '../panel-services.ts';

/** A document of the user, as it was loaded. */
export interface LoadedAsyncApi {
  readonly document: AsyncApiDocument;
  readonly text: string;
}

const SETTING = 'asyncapi';
const MOST = 20;
/** UTF-16 units of all documents: what an extension may keep is 10 MB. */
const MOST_UNITS = 3 * 1024 * 1024;

/** The documents of AsyncAPI that say what messages are to be; remembered. What reads them is loaded with the first one. */
export class AsyncApiStore {
  readonly all: Signal<readonly LoadedAsyncApi[]> = signal([]);
  readonly #presets: DecoderPresets;
  readonly #settings: PanelSettings;

  constructor(presets: DecoderPresets, settings: PanelSettings) {
    this.#presets = presets;
    this.#settings = settings;
  }

  async load(): Promise<void> {
    const saved = await this.#settings.read(SETTING);
    if (!Array.isArray(saved)) return;
    const texts = saved.slice(-MOST).filter((text) => typeof text === 'string');
    const documents = await Promise.all(texts.map(known));
    const found = documents.flat();
    if (found.length > 0) this.#apply([...found, ...this.all.value]);
  }

  /** One of the same title is replaced, and the oldest of too many are forgotten. @throws SchemaFormatError */
  async add(file: Blob): Promise<AsyncApiDocument> {
    // In UTF-8, a character has four bytes at most: a longer file is not even read.
    if (file.size > 4 * LONGEST_ASYNCAPI)
      throw new SchemaFormatError('', `is longer than ${LONGEST_ASYNCAPI} characters`);
    const text = await file.text();
    const document = await parse(text);
    const others = this.all.value.filter((loaded) => loaded.document.title !== document.title);
    this.#change(newest([...others, { document, text }]));
    return document;
  }

  remove(title: string): void {
    this.#change(this.all.value.filter(({ document }) => document.title !== title));
  }

  /** Decodes a connection by a document, whatever its URL is. */
  useFor(connection: string, title: string): void {
    this.#presets.chooseDocument(connection, title);
  }

  #change(documents: readonly LoadedAsyncApi[]): void {
    this.#apply(documents);
    void this.#settings.write(
      SETTING,
      documents.map(({ text }) => text),
    );
  }

  #apply(documents: readonly LoadedAsyncApi[]): void {
    this.all.value = documents;
    this.#presets.useAsyncApi(documents.map(({ document }) => document));
  }
}

async function parse(text: string): Promise<AsyncApiDocument> {
  const { parseAsyncApi } = await import('../../decoders/asyncapi/parse-asyncapi.ts');
  return parseAsyncApi(text);
}

function newest(documents: readonly LoadedAsyncApi[]): readonly LoadedAsyncApi[] {
  let units = 0;
  const kept = documents.slice(-MOST).toReversed();
  const end = kept.findIndex(({ text }) => {
    units += text.length;
    return units > MOST_UNITS;
  });
  return (end < 0 ? kept : kept.slice(0, end)).toReversed();
}

/** Nothing when it is no document that this version reads. */
async function known(text: string): Promise<LoadedAsyncApi[]> {
  try {
    return [{ document: await parse(text), text }];
  } catch (error) {
    if (error instanceof SchemaFormatError) return [];
    throw error;
  }
}
