import { isRecord } from '../../protocol/parsed.ts';
import { type Found, type SchemaVersion, schemaVersion } from '../json-schema/schema-compiler.ts';
import type { ValuePath } from '../violation.ts';
import type { MessageDescription } from './asyncapi-document.ts';
import type { DocumentReader, Part } from './document-reader.ts';
import { tellingsOf } from './read-tellings.ts';

const LONGEST_NAME = 200;
const PAYLOAD = /^\$message\.payload#(\/.*)?$/s;
/** Formats of schemas that are JSON Schema, or its superset that AsyncAPI has. */
const READ = /^application\/(?:vnd\.aai\.asyncapi|schema)[;+]/;
const OLDER_DRAFT = /draft-0[1-6]/;

/** https://www.asyncapi.com/docs/reference/specification/v2.6.0#messageObject and the same of version 3. */
export function readMessage(reader: DocumentReader, part: Part, key: string): MessageDescription {
  const { place } = part;
  const record = withTraits(reader, part);
  const schema = schemaOf(reader, record, place);
  const contentType = textOf(record.contentType) ?? reader.defaultContentType;
  return {
    name: textOf(record.name) ?? textOf(record.title) ?? key,
    contentType,
    schema: schema && compiled(reader, schema),
    tellings: schema ? tellingsOf(reader.references, schema.raw, schema.place) : [],
    correlation: correlationOf(reader, record.correlationId, place),
  };
}

const textOf = (raw: unknown): string | undefined =>
  typeof raw === 'string' && raw !== '' && raw.length <= LONGEST_NAME ? raw : undefined;

/** What the message says itself counts before what its traits say, and the last trait before the others. */
function withTraits(reader: DocumentReader, { record, place }: Part): Record<string, unknown> {
  if (!Array.isArray(record.traits)) return record;
  const traits = record.traits.map((trait, index) => reader.part(trait, `${place}/traits/${index}`).record);
  return Object.assign({}, ...traits, record) as Record<string, unknown>;
}

/** `version`: of its draft, by its format. */
type FoundSchema = Found & { readonly version?: SchemaVersion };

const compiled = ({ compiler }: DocumentReader, { raw, place, version }: FoundSchema) =>
  compiler.compile(raw, place, version);

/** Version 3 has the format of a schema beside it, version 2 beside the payload. */
function schemaOf(reader: DocumentReader, record: Record<string, unknown>, place: string): FoundSchema | null {
  if (record.payload === undefined) return null;
  let found: Found = { raw: record.payload, place: `${place}/payload` };
  let format = record.schemaFormat;
  const { raw, place: there } = reader.references.behind(found.raw, found.place) ?? found;
  if (isRecord(raw) && raw.schemaFormat !== undefined && raw.schema !== undefined) {
    format = raw.schemaFormat;
    found = { raw: raw.schema, place: `${there}/schema` };
  }
  if (typeof format !== 'string') return found;
  if (!READ.test(format)) {
    reader.note(found.place, `is a schema of the format ${format.slice(0, LONGEST_NAME)}, which is not read`);
    return null;
  }
  if (OLDER_DRAFT.test(format)) reader.note(found.place, 'is read as JSON Schema draft 7');
  return { ...found, version: schemaVersion(format) };
}

/** https://www.asyncapi.com/docs/reference/specification/v3.0.0#correlationIdObject */
function correlationOf(reader: DocumentReader, raw: unknown, place: string): ValuePath | null {
  if (raw === undefined) return null;
  const { record, place: there } = reader.part(raw, `${place}/correlationId`);
  const [isPayload, pointer = ''] = PAYLOAD.exec(String(record.location)) ?? [];
  if (isPayload === undefined) {
    reader.note(`${there}/location`, 'is not in the payload: a message of a WebSocket has no headers');
    return null;
  }
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
