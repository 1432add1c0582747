import { useEffect, useRef } from 'preact/hooks';
import { DECODER_IDS } from '../../decoders/decoder.ts';
import { REGISTRY } from '../../decoders/registry.ts';
import type { Connection } from '../../session/connection.ts';
import { usePanel } from '../panel-model.ts';
import { decoderReason } from '../text/decoder-reason.ts';
import { AsyncApiList } from './asyncapi-list.tsx';
import { DecoderPatterns } from './decoder-patterns.tsx';
import css from './decoder-settings.module.css';
import { SchemaList } from './schema-list.tsx';
import { useDocumentFiles } from './use-document-files.ts';
import { useSchemaImport } from './use-schema-import.ts';

const BY_NAME = DECODER_IDS.toSorted((a, b) => REGISTRY[a].name.localeCompare(REGISTRY[b].name));

/** Which decoder a connection has, and why; the user may know better. */
export function DecoderSettings({ connection }: { readonly connection: Connection }) {
  const { decoders, meaning, session, wording } = usePanel();
  const select = useRef<HTMLSelectElement>(null);
  const schemaImport = useSchemaImport(connection.url);
  const { dropTarget, loadAsyncApi } = useDocumentFiles(schemaImport.load);
  const isWished = decoders.isWished.value;
  useEffect(() => {
    if (!isWished) return;
    select.current?.focus();
    decoders.isWished.value = false;
  }, [isWished]);
  void meaning.revision.value;
  const choice = session.meanings.choiceOf(connection.id);
  const isChosen = choice.why.source === 'user';
  const onChange = ({ currentTarget: { value } }: { currentTarget: HTMLSelectElement }) =>
    decoders.choose(connection.id, DECODER_IDS.find((id) => id === value) ?? null);
  return (
    <section class={css.settings} aria-label={wording.text('decoder')} {...dropTarget}>
      <div class={css.line}>
        <label class={css.name} for="decoder">
          {wording.text('decoder')}
        </label>
        <select
          ref={select}
          id="decoder"
          class={css.control}
          aria-describedby="decoder-why"
          value={isChosen ? choice.decoder : ''}
          onChange={onChange}
        >
          <option value="">
            {isChosen
              ? wording.text('decoderAutomatic')
              : wording.text('decoderIsAutomatic', REGISTRY[choice.decoder].name)}
          </option>
          {BY_NAME.map((id) => (
            <option key={id} value={id}>
              {REGISTRY[id].name}
            </option>
          ))}
        </select>
        <span id="decoder-why" class={css.why}>
          {decoderReason(wording, choice)}
        </span>
      </div>
      <DecoderPatterns connection={connection} decoder={isChosen ? choice.decoder : null} />
      <AsyncApiList connection={connection} onFile={loadAsyncApi} />
      <SchemaList schemaImport={schemaImport} />
    </section>
  );
}
