import { sendComposed } from '../panel-actions.ts';
import { usePanel } from '../panel-model.ts';
import type { Composition } from '../stores/composer-store.ts';
import { connectionState, stateIcon, stateText } from '../text/connection-state.ts';
import { visibleText } from '../text/visible-text.ts';
import css from './composer.module.css';
import { Icon } from './icon.tsx';
import { PushButton } from './push-button.tsx';
import { ToolButton } from './tool-button.tsx';

const FORMS = ['text', 'hex', 'packet'] as const;

/** Where the message goes, in which form, and the button that sends it. */
export function ComposerBar({ composition }: { readonly composition: Composition }) {
  const model = usePanel();
  const { composer, revision, session, wording } = model;
  void revision.value;
  const connection = session.connections.get(composition.connection);
  const url = connection ? visibleText(connection.url) : '';
  const state = connection ? connectionState(connection) : 'gone';
  return (
    <div class={css.bar}>
      <span class={css.target} title={url}>
        {wording.text('sendTo')} <Icon name={stateIcon(state)} /> <b class={css.url}>{url}</b>{' '}
        {connection && state !== 'open' && <span class={css.state}>{stateText(wording, connection, true)}</span>}
      </span>
      <select
        class={css.form}
        aria-label={wording.text('form')}
        value={composition.draft.form}
        onChange={({ currentTarget }) => composer.convert(FORMS.find((form) => form === currentTarget.value) ?? 'text')}
      >
        <option value="text">{wording.text('formText')}</option>
        <option value="hex">{wording.text('formHex')}</option>
        {composition.packets && <option value="packet">{wording.text('formPacket')}</option>}
      </select>
      <PushButton
        tone="main"
        title="Ctrl+Enter"
        disabled={composer.result.value?.ok !== true || composer.isSending.value}
        onClick={() => void sendComposed(model)}
      >
        {wording.text('send')}
      </PushButton>
      <ToolButton icon="close" label={wording.text('closeComposer')} hint="Esc" onClick={() => composer.close()} />
    </div>
  );
}
