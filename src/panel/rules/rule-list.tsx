import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Rule } from '../../rules/rule.ts';
import { ToolButton } from '../components/tool-button.tsx';
import { type PanelModel, usePanel } from '../panel-model.ts';
import { deleteRule } from './rule-actions.ts';
import css from './rule-list.module.css';
import { RuleRow } from './rule-row.tsx';
import type { RuleStore } from './rule-store.ts';
import { NEW_RULE } from './rules-bar.tsx';
import { useRuleDrag } from './use-rule-drag.ts';

/** The rules in their order, and what is done with the chosen one. */
export function RuleList({ store }: { readonly store: RuleStore }) {
  const { wording } = usePanel();
  const dragging = useRuleDrag(store);
  const list = useRef<HTMLOListElement>(null);
  const onKeyDown = useListKeys(store, () => list.current);
  const rules = store.rules.value;
  return (
    <div class={css.list}>
      <RuleTools store={store} />
      {rules.length === 0 && <p class={css.empty}>{wording.text('rulesEmpty')}</p>}
      <ol
        ref={list}
        aria-label={wording.text('rules')}
        onKeyDown={onKeyDown}
        data-drop={dragging.drag?.before === rules.length ? 'end' : undefined}
      >
        {rules.map((rule, place) => (
          <RuleRow key={rule.id} rule={rule} place={place} store={store} dragging={dragging} />
        ))}
      </ol>
    </div>
  );
}

/** Moves, duplicates, deletes. */
function RuleTools({ store }: { readonly store: RuleStore }) {
  const model = usePanel();
  const { text } = model.wording;
  const rule = store.chosenRule.value;
  const id = rule?.id ?? '';
  const place = store.rules.value.findIndex((one) => one.id === id);
  return (
    <div class={css.tools} role="group" aria-label={text('ruleChosen')}>
      <ToolButton
        icon="up"
        label={text('ruleUp')}
        hint="Alt+↑"
        disabled={place < 1}
        onClick={() => store.move(id, -1)}
      />
      <ToolButton
        icon="down"
        label={text('ruleDown')}
        hint="Alt+↓"
        disabled={place < 0 || place === store.rules.value.length - 1}
        onClick={() => store.move(id, 1)}
      />
      <ToolButton
        icon="copy"
        label={text('ruleDuplicate')}
        hint="Ctrl+D"
        disabled={!rule || store.isFull}
        onClick={() => store.duplicate(id)}
      />
      <ToolButton
        icon="close"
        label={text('ruleDelete')}
        hint="Del"
        disabled={!rule}
        onClick={() => rule && removeRule(model, store, rule)}
      />
    </div>
  );
}

/** Where no rule is left, one goes on with a new one. */
function removeRule(model: PanelModel, store: RuleStore, rule: Rule): void {
  deleteRule(model, rule);
  if (store.rules.value.length === 0) document.getElementById(NEW_RULE)?.focus();
}

/** The keys of the list; the one that has the focus is the one that is moved or deleted. */
function useListKeys(store: RuleStore, list: () => HTMLElement | null) {
  const model = usePanel();
  const focus = (id: string | undefined) =>
    list()
      ?.querySelector<HTMLElement>(`[data-rule="${CSS.escape(id ?? '')}"]`)
      ?.focus();
  /** The rule that is to have the focus once the list is drawn in its new order. */
  const wished = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (wished.current !== undefined) focus(wished.current);
    wished.current = undefined;
  });
  return (event: KeyboardEvent) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.rule : undefined;
    const rules = store.rules.value;
    const place = rules.findIndex((rule) => rule.id === id);
    const rule = rules[place];
    if (!rule) return;
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const isCopy = event.key.toLowerCase() === 'd' && (event.ctrlKey || event.metaKey);
    if (by !== undefined && event.altKey) {
      store.move(rule.id, by);
      wished.current = rule.id;
    } else if (by !== undefined) focus(rules[place + by]?.id ?? rule.id);
    else if (event.key === 'Delete') {
      removeRule(model, store, rule);
      wished.current = (store.rules.value[place] ?? store.rules.value.at(-1))?.id;
    } else if (isCopy && !store.isFull) store.duplicate(rule.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
