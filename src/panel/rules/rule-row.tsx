import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Rule } from '../../rules/rule.ts';
import { usePanel } from '../panel-model.ts';
import css from './rule-list.module.css';
import type { RuleStore } from './rule-store.ts';
import { ruleSummary, ruleTitle } from './rule-summary.ts';
import type { useRuleDrag } from './use-rule-drag.ts';

interface RuleRowProps {
  readonly rule: Rule;
  readonly place: number;
  readonly store: RuleStore;
  readonly dragging: ReturnType<typeof useRuleDrag>;
}

/** One rule of the list: whether it is on, its name, what it does. */
export function RuleRow({ rule, place, store, dragging }: RuleRowProps) {
  const { revision, session, wording } = usePanel();
  void revision.value;
  const count = session.applicationsOf(rule.id);
  const title = ruleTitle(wording, rule);
  const isChosen = store.chosen.value === rule.id;
  const isEdited = store.drafts.value.has(rule.id);
  const { drag, handlers } = dragging;
  const row = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' }); // a new one may stand below what is seen
  }, [isChosen]);
  return (
    <li
      ref={row}
      class={css.row}
      data-chosen={isChosen}
      data-dragged={drag?.id === rule.id || undefined}
      data-drop={drag?.before === place ? 'before' : undefined}
    >
      <span class={css.handle} title={wording.text('ruleDragHint')} aria-hidden="true" {...handlers(rule.id)}>
        ⠿
      </span>
      <input
        type="checkbox"
        aria-label={wording.text('ruleOn', title)}
        checked={rule.isOn}
        onChange={({ currentTarget }) => store.setOn(rule.id, currentTarget.checked)}
      />
      <button
        type="button"
        class={css.name}
        data-rule={rule.id}
        aria-current={isChosen}
        onClick={() => {
          store.chosen.value = rule.id;
        }}
      >
        <bdi class={css.title}>{title}</bdi>
        {count > 0 && <span class={css.count}>{wording.counted('ruleApplied', count)}</span>}
        {isEdited && <span class={css.edited}>{wording.text('ruleEdited')}</span>}
        {rule.name.trim() !== '' && <bdi class={css.summary}>{ruleSummary(wording, rule)}</bdi>}
      </button>
    </li>
  );
}
