import { usePanel } from '../panel-model.ts';
import { documentOf, draftOfDocument, draftOfFiles, type ProtobufDraft } from '../stores/protobuf-draft.ts';
import type { ImportedSchema } from '../stores/schema-store.ts';
import { visibleText } from '../text/visible-text.ts';

export type SchemaImport = ReturnType<typeof useSchemaImport>;

/** Takes documents that describe protocols; `.proto` files need some choices first, which are the draft. */
export function useSchemaImport(url: string) {
  const { feedback, schemas, wording } = usePanel();
  const setDraft = (draft: ProtobufDraft | null) => {
    schemas.draft.value = draft;
  };
  const attempt = async (action: () => Promise<void>) => {
    try {
      await action();
    } catch (error) {
      feedback.problem(wording.text('schemaRefused', visibleText(error instanceof Error ? error.message : '')));
    }
  };
  const add = async (file: Blob, before?: string) => {
    const { document, isKept } = await schemas.add(file, before);
    if (isKept) feedback.done(wording.text('schemaImported', visibleText(document.name)));
  };
  return {
    draft: schemas.draft.value,
    write: setDraft,
    load: (files: readonly File[]) =>
      attempt(async () => {
        for (const file of files.filter(isDocument)) await add(file);
        const others = files.filter((file) => !isDocument(file));
        if (others.length > 0) setDraft(await draftOfFiles(others, url));
      }),
    change: ({ document, text }: ImportedSchema) =>
      attempt(async () => setDraft(await draftOfDocument(document, text))),
    save: (made: ProtobufDraft) =>
      attempt(async () => {
        await add(new Blob([documentOf(made)]), made.original?.name);
        setDraft(null);
      }),
    cancel: () => setDraft(null),
  };
}

const isDocument = ({ name }: File): boolean => /\.json$/i.test(name);
