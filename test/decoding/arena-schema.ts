import { readFileSync } from 'node:fs';
import { parseSchema } from '../../src/decoders/schema/parse-schema.ts';
import type { SchemaDocument } from '../../src/decoders/schema/schema-document.ts';

const read = (name: string) => readFileSync(new URL(`../protobuf/${name}`, import.meta.url), 'utf8');

/** The document of a user whose game speaks `test/protobuf/arena.proto`. `more` stands beside the files. */
export const arenaSchema = (more: object = {}): SchemaDocument =>
  schemaOf({
    files: { 'arena.proto': read('arena.proto'), 'common.proto': read('common.proto') },
    sent: 'arena.v1.ClientFrame',
    received: 'arena.v1.ServerFrame',
    id: '/request_id',
    replyTo: '/request_id',
    heartbeat: { pointer: '/body', equals: ['ping', 'pong'] },
    error: { pointer: '/failure' },
    ...more,
  });

/** Messages of `test/protobuf/legacy.proto`, of version 2 of the language. */
export const legacySchema = (): SchemaDocument =>
  schemaOf({ files: { 'legacy.proto': read('legacy.proto') }, sent: 'legacy.Query' });

/** One message, in a file of its own. */
export const protoSchema = (proto: string, more: object = {}): SchemaDocument =>
  schemaOf({ files: { 'a.proto': proto }, sent: 'A', ...more });

const schemaOf = (protobuf: object): SchemaDocument =>
  parseSchema(JSON.stringify({ wirescopeDecoder: 1, name: 'Arena', match: { url: '*' }, protobuf }));
