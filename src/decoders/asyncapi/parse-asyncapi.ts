import { isRecord } from '../../protocol/parsed.ts';
import type { MakeMatcher } from '../json-schema/schema-compiler.ts';
import { recordAt, SchemaFormatError, textAt } from '../schema/schema-format.ts';
import type { AsyncApiDocument, Channel } from './asyncapi-document.ts';
import { isJsonType, loadFormats } from './content-formats.ts';
import { DocumentReader } from './document-reader.ts';
import { documentValue } from './document-value.ts';
import { readServer } from './read-server.ts';
import { readVersion2 } from './read-version2.ts';
import { readVersion3 } from './read-version3.ts';

type View = AsyncApiDocument['view'];

/**
 * Reads a document of AsyncAPI 2 or 3, in JSON or YAML.
 * @throws SchemaFormatError that says what is wrong, and where, as a JSON pointer.
 */
export async function parseAsyncApi(text: string): Promise<AsyncApiDocument> {
  const value = await documentValue(text);
  if (!isRecord(value) || value.asyncapi === undefined) {
    throw new SchemaFormatError('/asyncapi', 'must be 2.0 to 2.6, or 3.0: this is no document of AsyncAPI');
  }
  const reader = new DocumentReader(value, await makeMatcherFor(text));
  const asyncapi = textAt(value.asyncapi, '/asyncapi');
  const info = reader.part(value.info, '/info').record;
  const extension = value['x-wirescope'] === undefined ? {} : recordAt(value['x-wirescope'], '/x-wirescope');
  const view = viewOf(extension.view);
  const channels = channelsOf(reader, asyncapi, view);
  const servers = reader.parts(value.servers, '/servers').map(readServer);
  const contentTypes = new Set(reader.messages.map(({ contentType }) => contentType));
  return {
    title: textAt(info.title, '/info/title'),
    version: String(info.version ?? ''),
    asyncapi,
    servers,
    channels,
    claimsAll: extension.claimsAll === true,
    view,
    notes: reader.notes,
    formats: await loadFormats([...contentTypes].filter((type) => !isJsonType(type))),
  };
}

/** Patterns need a matcher that is large: it is loaded for documents that have some. */
async function makeMatcherFor(text: string): Promise<MakeMatcher> {
  if (!/pattern/.test(text)) return () => null;
  return (await import('../json-schema/linear-pattern.ts')).linearMatchers();
}

function viewOf(raw: unknown): View {
  if (raw === undefined) return 'server';
  if (raw !== 'server' && raw !== 'client')
    throw new SchemaFormatError('/x-wirescope/view', 'must be server or client');
  return raw;
}

function channelsOf(reader: DocumentReader, asyncapi: string, view: View): Channel[] {
  const isServer = view === 'server';
  if (/^2\.\d+\.\d+/.test(asyncapi)) return readVersion2(reader, isServer ? 'publish' : 'subscribe');
  if (/^3\.\d+\.\d+/.test(asyncapi)) return readVersion3(reader, isServer ? 'receive' : 'send');
  throw new SchemaFormatError('/asyncapi', 'must be 2.0.0 to 2.6.0, or 3.0.0');
}
