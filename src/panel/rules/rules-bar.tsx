import { useId, useRef } from 'preact/hooks';
import { PushButton } from '../components/push-button.tsx';
import { ToolButton } from '../components/tool-button.tsx';
import { usePanel } from '../panel-model.ts';
import { exportRules, importRules } from './rule-actions.ts';
import type { RuleStore } from './rule-store.ts';
import { someSeed } from './rule-stores.ts';
import css from './rules-view.module.css';

/** The button that makes a rule, by its id. */
export const NEW_RULE = 'new-rule';

/** What is done with the whole list. */
export function RulesBar({ store }: { readonly store: RuleStore }) {
  const model = usePanel();
  const { inForce, wording } = model;
  const input = useRef<HTMLInputElement>(null);
  const load = async ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
    const file = currentTarget.files?.[0];
    if (file) await importRules(model, file);
    currentTarget.value = ''; // or the same file, once it is mended, would not be taken
  };
  return (
    <div class={css.bar}>
      <label class={css.switch}>
        <input
          type="checkbox"
          checked={inForce.isOn.value}
          onChange={({ currentTarget }) => inForce.setOn(currentTarget.checked)}
        />
        {wording.text('rulesSwitch')}
      </label>
      <Seed store={store} />
      <span class={css.buttons}>
        <PushButton id={NEW_RULE} tone="main" disabled={store.isFull} onClick={() => store.add()}>
          {wording.text('newRule')}
        </PushButton>
        <PushButton onClick={() => input.current?.click()}>{wording.text('importRules')}</PushButton>
        <PushButton disabled={store.rules.value.length === 0} onClick={() => exportRules(model, store.rules.value)}>
          {wording.text('exportRules')}
        </PushButton>
      </span>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={wording.text('rulesFile')}
        onChange={(event) => void load(event)}
      />
    </div>
  );
}

/** The number that chance begins with. */
function Seed({ store }: { readonly store: RuleStore }) {
  const { wording } = usePanel();
  const id = useId();
  const take = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
    if (/^\d{1,15}$/.test(currentTarget.value)) store.setSeed(Number(currentTarget.value));
    currentTarget.value = String(store.seed.value);
  };
  return (
    <span class={css.seed} title={wording.text('seedHint')}>
      <label for={id}>{wording.text('seed')}</label>
      <input id={id} type="text" inputMode="numeric" value={String(store.seed.value)} onChange={take} />
      <ToolButton icon="resent" label={wording.text('newSeed')} onClick={() => store.setSeed(someSeed())} />
    </span>
  );
}
