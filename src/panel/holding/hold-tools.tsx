import type { Ref } from 'preact';
import { useId, useState } from 'preact/hooks';
import { parseRuleQuery } from '../../rules/rule-query.ts';
import type { Held } from '../../session/interventions.ts';
import { PushButton } from '../components/push-button.tsx';
import { usePanel } from '../panel-model.ts';
import { mistakeText } from '../rules/mistake-text.ts';
import type { HoldActions } from './hold-actions.ts';
import css from './hold-queue.module.css';

interface HoldToolsProps {
  readonly actions: HoldActions;
  readonly chosen: Held | undefined;
  readonly count: number;
  /** Of the box that asks which message to stop at next. */
  readonly next: Ref<HTMLInputElement>;
}

/** The buttons over the queue. */
export function HoldTools({ actions, chosen, count, next }: HoldToolsProps) {
  const { holding, wording } = usePanel();
  const { overflowed } = holding.interventions;
  return (
    <div class={css.tools}>
      <b class={css.count} role="status">
        {wording.counted('heldCount', count)}
      </b>
      <PushButton title="Enter" disabled={!chosen} onClick={actions.release}>
        {wording.text('release')}
      </PushButton>
      <PushButton title="Del" disabled={!chosen} onClick={actions.drop}>
        {wording.text('drop')}
      </PushButton>
      <PushButton title="E" disabled={!chosen} onClick={actions.edit}>
        {wording.text('editAndRelease')}
      </PushButton>
      <PushButton title="A" disabled={count === 0} onClick={actions.releaseAll}>
        {wording.text('releaseAll')}
      </PushButton>
      <NextMatch next={next} />
      {overflowed > 0 && <span class={css.overflowed}>{wording.counted('heldOverflowed', overflowed)}</span>}
    </div>
  );
}

/** Lets everything go on up to the next message that a query finds. */
function NextMatch({ next }: Pick<HoldToolsProps, 'next'>) {
  const { holding, wording } = usePanel();
  const [query, setQuery] = useState('');
  const id = useId();
  const parsed = parseRuleQuery(query);
  const problem = parsed.ok ? null : mistakeText(wording, parsed.error);
  const canRelease = parsed.ok && query.trim() !== '';
  const release = () => {
    if (canRelease) holding.interventions.releaseUntil(query);
  };
  return (
    <form
      class={css.next}
      onSubmit={(event) => {
        event.preventDefault();
        release();
      }}
    >
      <input
        ref={next}
        type="text"
        autocomplete="off"
        spellcheck={false}
        aria-label={wording.text('holdNextMatch')}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : id}
        placeholder="$.type == order"
        value={query}
        onInput={({ currentTarget }) => setQuery(currentTarget.value)}
      />
      <PushButton title="Enter" disabled={!canRelease} onClick={release}>
        {wording.text('releaseToNext')}
      </PushButton>
      {problem !== null && (
        <span id={id} class={css.problem}>
          {problem}
        </span>
      )}
    </form>
  );
}
