import { useRef } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import css from './decoder-settings.module.css';
import { ProtobufForm } from './protobuf-form.tsx';
import { PushButton } from './push-button.tsx';
import { SchemaItem } from './schema-item.tsx';
import type { SchemaImport } from './use-schema-import.ts';

/** The documents that describe the user's own protocols: import, change, export, remove. */
export function SchemaList({ schemaImport }: { readonly schemaImport: SchemaImport }) {
  const { schemas, wording } = usePanel();
  const { cancel, change, draft, load, save, write } = schemaImport;
  const input = useRef<HTMLInputElement>(null);
  const take = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
    void load([...(currentTarget.files ?? [])]);
    currentTarget.value = ''; // or the same file, once it is mended, would not be taken
  };
  return (
    <>
      <div class={css.line}>
        <span class={css.name}>{wording.text('schemas')}</span>
        <PushButton title={wording.text('importSchemaHint')} onClick={() => input.current?.click()}>
          {wording.text('importSchema')}
        </PushButton>
        <input ref={input} type="file" hidden multiple aria-label={wording.text('schemaFile')} onChange={take} />
        {schemas.all.value.length > 0 && (
          <ul class={css.patterns} aria-label={wording.text('schemas')}>
            {schemas.all.value.map((schema) => (
              <SchemaItem key={schema.document.name} schema={schema} onChange={() => void change(schema)} />
            ))}
          </ul>
        )}
      </div>
      {draft && <ProtobufForm draft={draft} onChange={write} onSave={() => void save(draft)} onCancel={cancel} />}
    </>
  );
}
