import { useRef } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import type { ImportedSchema } from '../stores/schema-store.ts';
import { visibleText } from '../text/visible-text.ts';
import css from './decoder-settings.module.css';
import { PushButton } from './push-button.tsx';
import { ToolButton } from './tool-button.tsx';

/** The documents that describe the user's own protocols: import, export, remove. */
export function SchemaList() {
  const { feedback, schemas, services, wording } = usePanel();
  const input = useRef<HTMLInputElement>(null);
  const load = async ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
    const file = currentTarget.files?.[0];
    if (!file) return;
    try {
      const { name } = await schemas.add(file);
      feedback.done(wording.text('schemaImported', visibleText(name)));
    } catch (error) {
      feedback.problem(wording.text('schemaRefused', visibleText(error instanceof Error ? error.message : '')));
    }
    currentTarget.value = ''; // or the same file, once it is mended, would not be taken
  };
  const save = ({ document, text }: ImportedSchema) =>
    services.save(`${document.name.replace(/[^\w.-]+/g, '-')}.json`, [text], 'application/json');
  return (
    <div class={css.line}>
      <span class={css.name}>{wording.text('schemas')}</span>
      <PushButton title={wording.text('importSchemaHint')} onClick={() => input.current?.click()}>
        {wording.text('importSchema')}
      </PushButton>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={wording.text('schemaFile')}
        onChange={(event) => void load(event)}
      />
      {schemas.all.value.length > 0 && (
        <ul class={css.patterns} aria-label={wording.text('schemas')}>
          {schemas.all.value.map((schema) => {
            const name = visibleText(schema.document.name);
            return (
              <li key={schema.document.name}>
                <bdi>{name}</bdi>
                <ToolButton icon="export" label={wording.text('exportSchema', name)} onClick={() => save(schema)} />
                <ToolButton
                  icon="close"
                  label={wording.text('removeSchema', name)}
                  onClick={() => schemas.remove(schema.document.name)}
                />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
