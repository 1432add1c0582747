import { usePanel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import { RuleEditor } from './rule-editor.tsx';
import { RuleList } from './rule-list.tsx';
import type { RuleStore } from './rule-store.ts';
import { ruleStoreOf } from './rule-stores.ts';
import { RulesBar } from './rules-bar.tsx';
import css from './rules-view.module.css';

/** The rules: their list, and the chosen one to be edited. */
export function RulesView() {
  const model = usePanel();
  const store = ruleStoreOf(model);
  const rule = store.chosenRule.value;
  return (
    <section class={css.view} aria-label={model.wording.text('rules')}>
      <RulesBar store={store} />
      <RuleNotices store={store} />
      <div class={css.columns}>
        <RuleList store={store} />
        {rule && <RuleEditor key={rule.id} rule={rule} store={store} />}
      </div>
    </section>
  );
}

/** What the user must know of the list: that none of it is in force, or what the browser will not do. */
function RuleNotices({ store }: { readonly store: RuleStore }) {
  const { inForce, wording } = usePanel();
  const { error } = inForce.told.value;
  const notKept = store.notKept.value;
  const unread = store.unread.value.length;
  const ready = store.rules.value.filter(({ isOn }) => isOn).length;
  return (
    <>
      {!inForce.isOn.value && ready > 0 && <p class={css.note}>{wording.counted('rulesOff', ready)}</p>}
      {unread > 0 && <p class={css.note}>{wording.counted('rulesUnread', unread)}</p>}
      {error !== undefined && (
        <p class={css.problem} role="alert">
          {wording.text('rulesFailed', visibleText(error))}
        </p>
      )}
      {notKept !== null && (
        <p class={css.problem} role="alert">
          {wording.text('rulesNotKept', visibleText(notKept))}
        </p>
      )}
    </>
  );
}
