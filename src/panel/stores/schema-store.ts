import { signal } from '@preact/signals';
import { LONGEST_SCHEMA, type SchemaDocument } from '../../decoders/schema/schema-document.ts';
import type { DecoderPresets } from '../../session/decoder-presets.ts';
import type { SharedSettings } from '../panel-services.ts';
import { DocumentStore, type KeptDocument } from './document-store.ts';
import type { ProtobufDraft } from './protobuf-draft.ts';

export type ImportedSchema = KeptDocument<SchemaDocument>;

/** The documents that describe the user's own protocols. */
export class SchemaStore extends DocumentStore<SchemaDocument> {
  /** What is asked before `.proto` files, or a change of them, can be used; null for nothing. */
  readonly draft = signal<ProtobufDraft | null>(null);

  constructor(presets: DecoderPresets, settings: SharedSettings) {
    super(settings, {
      setting: 'schemas',
      longest: LONGEST_SCHEMA,
      longestOfAll: 4 * LONGEST_SCHEMA,
      read: async (text) => (await import('../../decoders/schema/parse-schema.ts')).parseSchema(text),
      check: checkTypes,
      nameOf: ({ name }) => name,
      use: (documents) => presets.useSchemas(documents),
    });
  }
}

/** What is wrong with the files of Protobuf is told now, not with every message. */
async function checkTypes({ protobuf }: SchemaDocument): Promise<void> {
  if (!protobuf) return;
  const { typeFor } = await import('../../decoders/protobuf/protobuf-types.ts');
  typeFor(protobuf, 'sent');
  typeFor(protobuf, 'received');
}
