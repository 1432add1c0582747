import { useRef } from 'preact/hooks';
import type { Connection } from '../../session/connection.ts';
import { usePanel } from '../panel-model.ts';
import type { LoadedAsyncApi } from '../stores/asyncapi-store.ts';
import { visibleText } from '../text/visible-text.ts';
import { offerRemoved } from '../undo/offer-removed.ts';
import { AsyncApiOutline } from './asyncapi-outline.tsx';
import css from './decoder-settings.module.css';
import { PushButton } from './push-button.tsx';
import { ToolButton } from './tool-button.tsx';

interface AsyncApiListProps {
  readonly connection: Connection;
  readonly onFile: (file: File) => Promise<void>;
}

/** The documents of AsyncAPI that are loaded: what each names, load, use, export, remove. */
export function AsyncApiList({ connection, onFile }: AsyncApiListProps) {
  const { asyncApi, wording } = usePanel();
  const input = useRef<HTMLInputElement>(null);
  const load = async ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
    const file = currentTarget.files?.[0];
    if (file) await onFile(file);
    currentTarget.value = ''; // or the same file, once it is mended, would not be taken
  };
  return (
    <div class={css.line}>
      <span class={css.name}>{wording.text('asyncApi')}</span>
      <PushButton title={wording.text('loadAsyncApiHint')} onClick={() => input.current?.click()}>
        {wording.text('loadAsyncApi')}
      </PushButton>
      <span class={css.why}>{wording.text('loadAsyncApiDrop')}</span>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.yaml,.yml,application/json,application/yaml"
        aria-label={wording.text('asyncApiFile')}
        onChange={(event) => void load(event)}
      />
      {asyncApi.all.value.length > 0 && (
        <ul class={css.documents} aria-label={wording.text('asyncApiDocuments')}>
          {asyncApi.all.value.map((loaded) => (
            <LoadedDocument key={loaded.document.title} loaded={loaded} connection={connection} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface LoadedDocumentProps {
  readonly loaded: LoadedAsyncApi;
  readonly connection: Connection;
}

function LoadedDocument({ loaded: { document, text }, connection }: LoadedDocumentProps) {
  const model = usePanel();
  const { asyncApi, services, session, wording } = model;
  const title = visibleText(document.title);
  const inUse = session.meanings.presets.asyncApiFor(connection.id, connection.url)?.document === document;
  const isUsed = inUse && session.meanings.decoderOf(connection.id) === 'asyncapi';
  const save = () => {
    const [end, type] = text.trimStart().startsWith('{') ? ['json', 'application/json'] : ['yaml', 'application/yaml'];
    services.save(`${document.title.replace(/[^\w.-]+/g, '-')}.${end}`, [text], type);
  };
  return (
    <li>
      <AsyncApiOutline document={document} />
      {isUsed ? (
        <span class={css.why}>{wording.text('asyncApiInUse')}</span>
      ) : (
        <PushButton tone="link" onClick={() => asyncApi.useFor(connection.id, document.title)}>
          {wording.text('useAsyncApi')}
        </PushButton>
      )}
      <ToolButton icon="export" label={wording.text('exportSchema', title)} onClick={save} />
      <ToolButton
        icon="close"
        label={wording.text('removeSchema', title)}
        onClick={() => offerRemoved(model, document.title, asyncApi.remove(document.title))}
      />
    </li>
  );
}
