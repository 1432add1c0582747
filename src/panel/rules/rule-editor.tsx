import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Rule } from '../../rules/rule.ts';
import { PushButton } from '../components/push-button.tsx';
import { usePanel } from '../panel-model.ts';
import { ActionFields } from './action-fields.tsx';
import { WhereFields, WhichFields } from './condition-fields.tsx';
import { writtenAt } from './draft-path.ts';
import { type FieldScope, FieldScopeContext } from './field-scope.ts';
import { mistakeText } from './mistake-text.ts';
import { checkDraft, type RuleDraft } from './rule-draft.ts';
import css from './rule-editor.module.css';
import type { RuleStore } from './rule-store.ts';
import { TextField } from './text-field.tsx';

/** Every part of one rule. What is typed is in force once it is saved. */
export function RuleEditor({ rule, store }: { readonly rule: Rule; readonly store: RuleStore }) {
  const { wording } = usePanel();
  const form = useRef<HTMLFormElement>(null);
  const edited = store.drafts.value.get(rule.id);
  const draft: RuleDraft = edited ?? (rule as unknown as RuleDraft);
  const checked = useMemo(() => checkDraft(draft), [draft]);
  useLayoutEffect(() => {
    if (!store.isWished.value) return;
    store.isWished.value = false;
    form.current?.querySelector('input')?.focus();
  }, [rule.id]);
  const scope: FieldScope = {
    draft,
    mistake: checked.ok ? null : checked.mistake,
    write: (path, value) =>
      store.edit(rule.id, writtenAt(store.drafts.value.get(rule.id) ?? draft, path, value) as RuleDraft),
  };
  const save = () => {
    if (checked.ok) store.save(checked.rule);
    else form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (edited) save();
  };
  return (
    <FieldScopeContext.Provider value={scope}>
      <form
        ref={form}
        class={css.editor}
        aria-label={wording.text('ruleEditor')}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          if (edited) save();
        }}
      >
        <TextField path={['name']} label={wording.text('ruleName')} />
        <WhereFields />
        <WhichFields />
        <ActionFields />
        <div class={css.ends}>
          <PushButton tone="main" title="Ctrl+Enter" disabled={!edited} onClick={save}>
            {wording.text('saveRule')}
          </PushButton>
          <PushButton disabled={!edited} onClick={() => store.dropDraft(rule.id)}>
            {wording.text('revertRule')}
          </PushButton>
          {!checked.ok && (
            <p class={css.problem}>{wording.text('ruleWrong', mistakeText(wording, checked.mistake.needed))}</p>
          )}
        </div>
      </form>
    </FieldScopeContext.Provider>
  );
}
