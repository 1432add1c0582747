import type { Decoder, DecoderId } from '../decoder.ts';
import { REGISTRY } from '../registry.ts';

/** The decoders of the formats that messages of a document have, besides JSON. */
export type FormatDecoders = ReadonlyMap<DecoderId, Decoder>;

const FORMATS: readonly (readonly [RegExp, DecoderId])[] = [
  [/[/.+-]msgpack\b/, 'msgpack'],
  [/[/+]cbor\b/, 'cbor'],
  [/[/+]bson\b/, 'bson'],
  [/[/+.-](?:protobuf|proto)\b/, 'protobuf'],
  [/[/+]xml\b/, 'xml'],
  [/\/(?:x-)?(?:gzip|zlib)\b/, 'compressed'],
];

/** https://www.rfc-editor.org/rfc/rfc6839#section-3.1 */
export const isJsonType = (contentType: string): boolean => /[/+]json\b/i.test(contentType);

/** Null where no decoder is for a format alone. */
export const formatOf = (contentType: string): DecoderId | null =>
  FORMATS.find(([pattern]) => pattern.test(contentType.toLowerCase()))?.[1] ?? null;

export async function loadFormats(contentTypes: Iterable<string>): Promise<FormatDecoders> {
  const ids = new Set([...contentTypes].flatMap((type) => formatOf(type) ?? []));
  return new Map(await Promise.all([...ids].map(async (id) => [id, await REGISTRY[id].load()] as const)));
}
