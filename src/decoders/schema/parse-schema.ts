import { isRecord } from '../../protocol/parsed.ts';
import { parseLayout } from './parse-layout.ts';
import { parseProtobuf } from './parse-protobuf.ts';
import { parseRoles } from './parse-roles.ts';
import { LONGEST_SCHEMA, type SchemaDocument } from './schema-document.ts';
import { onlyKeys, recordAt, SchemaFormatError, textAt } from './schema-format.ts';

/** @throws SchemaFormatError that says what is wrong, and where, as a JSON pointer. */
export function parseSchema(text: string): SchemaDocument {
  if (text.length > LONGEST_SCHEMA) throw new SchemaFormatError('', `is longer than ${LONGEST_SCHEMA} characters`);
  const raw = jsonOf(text);
  if (!isRecord(raw) || raw.wirescopeDecoder !== 1) {
    throw new SchemaFormatError('/wirescopeDecoder', 'must be 1, the version of the format');
  }
  onlyKeys(raw, '', ['wirescopeDecoder', 'name', 'match', 'json', 'binary', 'protobuf']);
  if (raw.json === undefined && raw.binary === undefined && raw.protobuf === undefined) {
    throw new SchemaFormatError('', 'needs json, binary or protobuf');
  }
  if (raw.binary !== undefined && raw.protobuf !== undefined) {
    throw new SchemaFormatError('/protobuf', 'cannot stand beside binary: either says what binary messages are');
  }
  return {
    name: textAt(raw.name, '/name'),
    match: parseMatch(raw.match),
    ...(raw.json === undefined ? {} : { json: parseJson(raw.json) }),
    ...(raw.binary === undefined ? {} : { binary: parseLayout(raw.binary, '/binary') }),
    ...(raw.protobuf === undefined ? {} : { protobuf: parseProtobuf(raw.protobuf, '/protobuf') }),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new SchemaFormatError('', `is not JSON: ${cause instanceof Error ? cause.message : ''}`);
  }
}

function parseMatch(raw: unknown): SchemaDocument['match'] {
  const match = recordAt(raw, '/match');
  onlyKeys(match, '/match', ['url', 'subprotocol']);
  const { subprotocol, url } = match;
  if (url === undefined && subprotocol === undefined) throw new SchemaFormatError('/match', 'needs url or subprotocol');
  return {
    ...(url === undefined ? {} : { url: textAt(url, '/match/url') }),
    ...(subprotocol === undefined ? {} : { subprotocol: textAt(subprotocol, '/match/subprotocol') }),
  };
}

function parseJson(raw: unknown) {
  const json = recordAt(raw, '/json');
  onlyKeys(json, '/json', ['kind', 'id', 'replyTo', 'heartbeat', 'error']);
  return parseRoles(json, '/json');
}
