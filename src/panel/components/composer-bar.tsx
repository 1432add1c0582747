import { type ActingModel, useActing } from '../acting/acting-model.ts';
import { giveComposed } from '../composing/compose-actions.ts';
import type { Composition } from '../composing/composition.ts';
import { TargetPicker } from '../composing/target-picker.tsx';
import { VariablesBox } from '../composing/variables-box.tsx';
import type { MessageKey } from '../panel-services.ts';
import { SavedBox } from '../saving/saved-box.tsx';
import { MOST_CONVERTED } from '../stores/composer-store.ts';
import { type DraftForm, PAYLOAD_FORMS } from '../text/draft.ts';
import css from './composer.module.css';
import { PushButton } from './push-button.tsx';
import { ToolButton } from './tool-button.tsx';

const FORM_NAMES: Readonly<Record<DraftForm, MessageKey>> = {
  text: 'formText',
  json: 'formJson',
  hex: 'formHex',
  base64: 'formBase64Bytes',
  file: 'formFile',
  packet: 'formPacket',
};

/** The form that it has then. What is too large for that is told. */
function convert({ composer, feedback, wording }: ActingModel, form: DraftForm): DraftForm {
  feedback.dismiss();
  const isConverted = composer.convert(form);
  const now = composer.composition.value?.draft.form ?? form;
  const why = now === form ? 'fileTooLargeToType' : 'tooLargeToType';
  if (!isConverted) feedback.problem(wording.text(why, wording.bytes(MOST_CONVERTED)));
  return now;
}

interface ComposerBarProps {
  readonly composition: Composition;
  /** Puts a text where the cursor is. */
  readonly onInsert: (text: string) => void;
}

/** Where the message goes, in which form, and the button that sends it. */
export function ComposerBar({ composition, onInsert }: ComposerBarProps) {
  const model = useActing();
  const { composer, wording } = model;
  const { draft, packets } = composition;
  const forms: readonly DraftForm[] = [...PAYLOAD_FORMS, 'file', ...(packets ? (['packet'] as const) : [])];
  const canSend = composer.result.value?.ok === true && !composer.isSending.value && composition.targets.size > 0;
  const hasVariables = draft.form === 'text' || draft.form === 'json' || draft.form === 'packet';
  return (
    <div class={css.bar}>
      <TargetPicker composition={composition} />
      <select
        class={css.form}
        aria-label={wording.text('form')}
        value={draft.form}
        onChange={({ currentTarget }) => {
          currentTarget.value = convert(model, forms.find((form) => form === currentTarget.value) ?? 'text');
        }}
      >
        {forms.map((form) => (
          <option key={form} value={form}>
            {wording.text(FORM_NAMES[form])}
          </option>
        ))}
      </select>
      {hasVariables && <VariablesBox composition={composition} onInsert={onInsert} />}
      <SavedBox composition={composition} />
      <span class={css.gap} />
      <PushButton tone="main" title="Ctrl+Enter" disabled={!canSend} onClick={() => void giveComposed(model, 'send')}>
        {wording.text('send')}
      </PushButton>
      <PushButton
        title={wording.text('injectHint')}
        disabled={!canSend}
        onClick={() => void giveComposed(model, 'inject')}
      >
        {wording.text('inject')}
      </PushButton>
      <ToolButton icon="close" label={wording.text('closeComposer')} hint="Esc" onClick={() => composer.close()} />
    </div>
  );
}
