import type { Way } from '../../protocol/from-page.ts';
import type { SchemaNode } from '../json-schema/schema-run.ts';
import type { ValuePath } from '../violation.ts';
import type { FormatDecoders } from './content-formats.ts';
import type { UrlTemplate } from './url-template.ts';

/** A document of AsyncAPI 2 or 3, as far as it speaks of messages. */
export interface AsyncApiDocument {
  /** By which it is told from others. */
  readonly title: string;
  /** Of the API. */
  readonly version: string;
  /** Of the specification that it is written in. */
  readonly asyncapi: string;
  readonly servers: readonly Server[];
  readonly channels: readonly Channel[];
  /** Whether a message that is not in it is a violation. */
  readonly claimsAll: boolean;
  /** Whose operations they are. */
  readonly view: 'server' | 'client';
  /** What is in it and is not understood, with its place. */
  readonly notes: readonly string[];
  readonly formats: FormatDecoders;
}

export interface Server {
  readonly name: string;
  readonly protocol: string;
  /** As it is written. */
  readonly url: string;
  readonly host: UrlTemplate;
  readonly path: string;
}

export interface Channel {
  readonly name: string;
  /** Null: it is not known before it is used. */
  readonly address: string | null;
  /** Names of servers; null for all. */
  readonly servers: readonly string[] | null;
  readonly query: QueryCondition;
  readonly messages: Readonly<Record<Way, readonly Candidate[]>>;
}

/** What the query of a URL must have: https://github.com/asyncapi/bindings/tree/master/websockets */
export interface QueryCondition {
  readonly required: readonly string[];
  readonly allowed: ReadonlyMap<string, readonly string[]>;
}

/** A message that an operation of a channel may have. */
export interface Candidate {
  readonly message: MessageDescription;
  /** It waits for one of the messages that reply. */
  readonly asks: boolean;
  readonly answers: boolean;
}

export interface MessageDescription {
  readonly name: string;
  readonly contentType: string;
  /** Null when its schema is of a format that is not read, or there is none. */
  readonly schema: SchemaNode | null;
  readonly tellings: readonly Telling[];
  /** Where its correlation id is in the payload. */
  readonly correlation: ValuePath | null;
}

/** A part of a message that may tell it from others, because the document says its very value. */
export interface Telling {
  readonly path: ValuePath;
  /** As `equalText` writes them. */
  readonly allowed: ReadonlySet<string>;
  readonly isRequired: boolean;
}

/** What a document says of one connection. */
export interface AsyncApiContract {
  readonly document: AsyncApiDocument;
  /** Those that fit its URL; all of them when the user has said so. */
  readonly channels: readonly Channel[];
}
