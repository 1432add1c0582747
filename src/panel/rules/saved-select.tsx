import { useEffect, useMemo } from 'preact/hooks';
import type { RulePayload } from '../../rules/action.ts';
import { rulePayloadOf } from '../../rules/rule-payload.ts';
import { usePanel } from '../panel-model.ts';
import type { SavedMessage } from '../saving/saved-message.ts';
import { payloadOf } from '../text/draft.ts';
import { visibleText } from '../text/visible-text.ts';
import css from './rule-editor.module.css';

const NONE: readonly SavedMessage[] = [];

/** Nothing where no payload can be made of the message. */
function optionOf({ draft, folder, name }: SavedMessage) {
  const made = payloadOf(draft);
  const label = visibleText(folder === '' ? name : `${folder} / ${name}`);
  return made.ok ? [{ label, payload: made.payload }] : [];
}

/** Takes the payload from a message that is saved; nothing while none is. Variables stay as they are written. */
export function SavedSelect({ onChoose }: { readonly onChoose: (payload: RulePayload) => void }) {
  const model = usePanel();
  const { acting, wording } = model;
  useEffect(() => void acting.load(model), [acting, model]);
  const saved = acting.acting.value?.model.saved.messages.value ?? NONE;
  // They may be megabytes, and the editor is drawn with each key.
  const ready = useMemo(() => saved.flatMap(optionOf), [saved]);
  if (ready.length === 0) return null;
  return (
    <select
      class={css.select}
      aria-label={wording.text('savedMessages')}
      value=""
      onChange={({ currentTarget }) => {
        const chosen = ready[Number(currentTarget.value)];
        if (currentTarget.value !== '' && chosen) onChoose(rulePayloadOf(chosen.payload));
        currentTarget.value = '';
      }}
    >
      <option value="">{wording.text('saved')}</option>
      {ready.map(({ label }, index) => (
        <option key={index} value={index}>
          {label}
        </option>
      ))}
    </select>
  );
}
