import { useState } from 'preact/hooks';
import { useActing } from '../acting/acting-model.ts';
import { offeredTargets } from '../composing/targets.ts';
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
  const { replay, wording } = useActing();
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
        <NumberField
          label={wording.text('replaySpeed')}
          value={draft.speed}
          onChange={(speed) => replay.change({ speed })}
        />
      )}
      {draft.waits === 'every' && (
        <NumberField
          label={wording.text('replayEvery')}
          value={draft.every}
          onChange={(every) => replay.change({ every })}
        />
      )}
      {!draft.isEndless && (
        <NumberField
          label={wording.text('replayRounds')}
          value={draft.rounds}
          onChange={(rounds) => replay.change({ rounds })}
        />
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
      <ReplyFields draft={draft} />
    </>
  );
}

function ReplyFields({ draft }: { readonly draft: ReplayDraft }) {
  const { replay, session, wording } = useActing();
  const isReplyWrong = draft.reply.trim() !== '' && replyQuery(session, draft.reply) === null;
  return (
    <>
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
          label={wording.text('replayPatience')}
          value={draft.patience}
          onChange={(patience) => replay.change({ patience })}
        />
      )}
    </>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** Each digit counts: a key may start the replay while the field is still being typed into. */
function NumberField({ label, value, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState(String(value));
  // What is no number yet, such as `0.`, stays as it is typed.
  const isTyped = Number.isNaN(value) || Number(typed) === value;
  return (
    <label class={css.field}>
      {label}
      <input
        type="number"
        class={css.number}
        min="0"
        step="any"
        value={isTyped ? typed : String(value)}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          onChange(currentTarget.valueAsNumber);
        }}
      />
    </label>
  );
}

/** After a page has been loaded anew, what was recorded goes to another connection. */
function TargetSelect({ draft }: { readonly draft: ReplayDraft }) {
  const { connections, replay, session, wording } = useActing();
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
