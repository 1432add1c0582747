import { offeredTargets } from '../composing/targets.ts';
import { usePanel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import { urlParts } from '../text/url-parts.ts';
import { replyQuery } from './expect-reply.ts';
import css from './replay-bar.module.css';
import type { Waits } from './replay-run.ts';
import { type ReplayDraft, WAIT_TYPES } from './replay-store.ts';

const WAIT_NAMES = {
  recorded: 'waitRecorded',
  every: 'waitEvery',
  acknowledged: 'waitAcknowledged',
  stepwise: 'waitStepwise',
} as const satisfies Record<Waits['type'], MessageKey>;

/** How a replay waits, how often it goes round, on which connection, and what it awaits. */
export function ReplayFields({ draft }: { readonly draft: ReplayDraft }) {
  const { replay, session, wording } = usePanel();
  const isReplyWrong = draft.reply.trim() !== '' && replyQuery(session, draft.reply) === null;
  return (
    <>
      <select
        class={css.select}
        aria-label={wording.text('replayWaits')}
        value={draft.waits}
        onChange={({ currentTarget: { value } }) =>
          replay.change({ waits: WAIT_TYPES.find((type) => type === value) ?? 'recorded' })
        }
      >
        {WAIT_TYPES.map((type) => (
          <option key={type} value={type}>
            {wording.text(WAIT_NAMES[type])}
          </option>
        ))}
      </select>
      {draft.waits === 'recorded' && (
        <NumberField name="replaySpeed" value={draft.speed} onChange={(speed) => replay.change({ speed })} />
      )}
      {draft.waits === 'every' && (
        <NumberField name="replayEvery" value={draft.every} onChange={(every) => replay.change({ every })} />
      )}
      {!draft.isEndless && (
        <NumberField name="replayRounds" value={draft.rounds} onChange={(rounds) => replay.change({ rounds })} />
      )}
      <label class={css.field}>
        <input
          type="checkbox"
          checked={draft.isEndless}
          onChange={({ currentTarget }) => replay.change({ isEndless: currentTarget.checked })}
        />
        {wording.text('replayEndless')}
      </label>
      <TargetSelect draft={draft} />
      <label class={css.field}>
        {wording.text('replayReply')}
        <input
          type="text"
          class={css.reply}
          spellcheck={false}
          placeholder={wording.text('replayReplyHint')}
          aria-invalid={isReplyWrong}
          title={isReplyWrong ? wording.text('replayReplyWrong') : undefined}
          value={draft.reply}
          onInput={({ currentTarget }) => replay.change({ reply: currentTarget.value })}
        />
      </label>
      {draft.reply.trim() !== '' && (
        <NumberField
          name="replayPatience"
          value={draft.patience}
          onChange={(patience) => replay.change({ patience })}
        />
      )}
    </>
  );
}

interface NumberFieldProps {
  readonly name: MessageKey;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function NumberField({ name, value, onChange }: NumberFieldProps) {
  const { wording } = usePanel();
  return (
    <label class={css.field}>
      {wording.text(name)}
      <input
        type="number"
        class={css.number}
        min="0"
        step="any"
        value={String(value)}
        onChange={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
      />
    </label>
  );
}

/** After a page has been loaded anew, what was recorded goes to another connection. */
function TargetSelect({ draft }: { readonly draft: ReplayDraft }) {
  const { connections, replay, session, wording } = usePanel();
  void connections.revision.value;
  const chosen = new Set(draft.target === null ? [] : [draft.target]);
  return (
    <select
      class={css.select}
      aria-label={wording.text('replayTarget')}
      value={draft.target ?? ''}
      onChange={({ currentTarget: { value } }) => replay.change({ target: value === '' ? null : value })}
    >
      <option value="">{wording.text('replayOwnConnections')}</option>
      {offeredTargets(session, chosen).map(({ id, url }) => (
        <option key={id} value={id}>
          {`${urlParts(url).origin}${urlParts(url).path} (${id})`}
        </option>
      ))}
    </select>
  );
}
