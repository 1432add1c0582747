import type { AsyncApiContract, AsyncApiDocument } from '../decoders/asyncapi/asyncapi-document.ts';
import { contractFor, wholeContract } from '../decoders/asyncapi/fits-url.ts';
import type { DecoderId } from '../decoders/decoder.ts';
import type { Choice } from '../decoders/detect.ts';
import type { SchemaDocument } from '../decoders/schema/schema-document.ts';
import { nameMatcher } from '../query/glob.ts';

/** The user's choice for every connection whose URL is like `pattern`, where `*` stands for anything. */
export interface UrlPreset {
  readonly pattern: string;
  readonly decoder: DecoderId;
}

interface LoadedSchema {
  readonly schema: SchemaDocument;
  readonly fits: (url: string) => boolean;
}

/** The decoders that the user has chosen, which no message proves wrong. */
export class DecoderPresets {
  /** Null: as it is recognised, whatever the URL. */
  readonly #connections = new Map<string, DecoderId | null>();
  readonly #changed: () => void;
  #urls: readonly UrlPreset[] = [];
  #matchers: readonly ((url: string) => boolean)[] = [];
  #schemas: readonly LoadedSchema[] = [];
  #documents: readonly AsyncApiDocument[] = [];
  /** By connection, the title of the document that the user has chosen for it. */
  readonly #titles = new Map<string, string>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get urls(): readonly UrlPreset[] {
    return this.#urls;
  }

  /** Holds for one connection, before all that is chosen for URLs. */
  choose(connection: string, decoder: DecoderId | null): void {
    this.#titles.delete(connection);
    this.#connections.set(connection, decoder);
    this.#changed();
  }

  /** Decodes one connection by a document, whatever its URL. */
  chooseDocument(connection: string, title: string): void {
    this.#titles.set(connection, title);
    this.#connections.set(connection, 'asyncapi');
    this.#changed();
  }

  /** The last of several that fit holds. For `connection`, nothing else is chosen from now on. */
  chooseForUrls(urls: readonly UrlPreset[], connection?: string): void {
    if (connection !== undefined) {
      this.#connections.delete(connection);
      this.#titles.delete(connection);
    }
    this.#urls = urls;
    this.#matchers = urls.map(({ pattern }) => nameMatcher(pattern));
    this.#changed();
  }

  /** Documents that say how messages of some connections are to be decoded. */
  useSchemas(schemas: readonly SchemaDocument[]): void {
    this.#schemas = schemas.map((schema) => ({ schema, fits: nameMatcher(schema.match.url ?? '*') }));
    this.#changed();
  }

  /** The last of several that fit. */
  schemaFor(url: string, subprotocol: string): SchemaDocument | undefined {
    const isFor = ({ schema, fits }: LoadedSchema) =>
      fits(url) && (schema.match.subprotocol ?? subprotocol) === subprotocol;
    return this.#schemas.findLast(isFor)?.schema;
  }

  /** Documents of AsyncAPI, which say what messages of some connections are to be. */
  useAsyncApi(documents: readonly AsyncApiDocument[]): void {
    this.#documents = documents;
    this.#changed();
  }

  /**
   * What the document that the user has chosen for a connection says of it, else the last one that fits its URL. Where
   * the user has only chosen the decoder, the last document may be meant.
   */
  asyncApiFor(connection: string, url: string): AsyncApiContract | undefined {
    const title = this.#titles.get(connection);
    const own = this.#documents.find((document) => document.title === title);
    if (own) return contractFor(own, url) ?? wholeContract(own);
    for (const document of this.#documents.toReversed()) {
      const contract = contractFor(document, url);
      if (contract) return contract;
    }
    const last = this.#documents.at(-1);
    return last && this.of(connection, url)?.decoder === 'asyncapi' ? wholeContract(last) : undefined;
  }

  /** Null: as it is recognised. */
  of(connection: string, url: string): Choice | null {
    const own = this.#connections.get(connection);
    if (own !== undefined) return own === null ? null : chosen(own, '');
    const preset = this.#urls[this.#matchers.findLastIndex((matches) => matches(url))];
    return preset ? chosen(preset.decoder, preset.pattern) : null;
  }
}

const chosen = (decoder: DecoderId, text: string): Choice => ({ decoder, score: 1, why: { source: 'user', text } });
