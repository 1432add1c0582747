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

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get urls(): readonly UrlPreset[] {
    return this.#urls;
  }

  /** Holds for one connection, before all that is chosen for URLs. */
  choose(connection: string, decoder: DecoderId | null): void {
    this.#connections.set(connection, decoder);
    this.#changed();
  }

  /** The last of several that fit holds. For `connection`, nothing else is chosen from now on. */
  chooseForUrls(urls: readonly UrlPreset[], connection?: string): void {
    if (connection !== undefined) this.#connections.delete(connection);
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

  /** Null: as it is recognised. */
  of(connection: string, url: string): Choice | null {
    const own = this.#connections.get(connection);
    if (own !== undefined) return own === null ? null : chosen(own, '');
    const preset = this.#urls[this.#matchers.findLastIndex((matches) => matches(url))];
    return preset ? chosen(preset.decoder, preset.pattern) : null;
  }
}

const chosen = (decoder: DecoderId, text: string): Choice => ({ decoder, score: 1, why: { source: 'user', text } });
