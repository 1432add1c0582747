import type { AsyncApiDocument } from '../../decoders/asyncapi/asyncapi-document.ts';
import { LONGEST_ASYNCAPI } from '../../decoders/asyncapi/document-value.ts';
import type { DecoderPresets } from '../../session/decoder-presets.ts';
import type { SharedSettings } from '../panel-services.ts';
import { DocumentStore, type KeptDocument } from './document-store.ts';

export type LoadedAsyncApi = KeptDocument<AsyncApiDocument>;

/** The documents of AsyncAPI that say what messages are to be. */
export class AsyncApiStore extends DocumentStore<AsyncApiDocument> {
  readonly #presets: DecoderPresets;

  constructor(presets: DecoderPresets, settings: SharedSettings) {
    super(settings, {
      setting: 'asyncapi',
      longest: LONGEST_ASYNCAPI,
      longestOfAll: 3 * LONGEST_ASYNCAPI,
      read: async (text) => (await import('../../decoders/asyncapi/parse-asyncapi.ts')).parseAsyncApi(text),
      nameOf: ({ title }) => title,
      use: (documents) => presets.useAsyncApi(documents),
    });
    this.#presets = presets;
  }

  /** Decodes a connection by a document, whatever its URL is. */
  useFor(connection: string, title: string): void {
    this.#presets.chooseDocument(connection, title);
  }
}
