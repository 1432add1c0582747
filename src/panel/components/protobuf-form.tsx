import { FRAMINGS, type Framing } from '../../decoders/schema/schema-document.ts';
import { usePanel } from '../panel-model.ts';
import type { ProtobufDraft } from '../stores/protobuf-draft.ts';
import { visibleText } from '../text/visible-text.ts';
import css from './decoder-settings.module.css';
import { PushButton } from './push-button.tsx';

interface ProtobufFormProps {
  readonly draft: ProtobufDraft;
  readonly onChange: (draft: ProtobufDraft) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

const FRAMING_TEXTS = { none: 'framingNone', length: 'framingLength', grpc: 'framingGrpc' } as const;

/** Which messages of `.proto` files go which way, on which connections. */
export function ProtobufForm({ draft, onChange, onSave, onCancel }: ProtobufFormProps) {
  const { wording } = usePanel();
  const change = (part: Partial<ProtobufDraft>) => onChange({ ...draft, ...part });
  const isReady = draft.name.trim() !== '' && draft.pattern.trim() !== '' && draft.sent + draft.received !== '';
  const submit = (event: Event) => {
    event.preventDefault();
    if (isReady) onSave();
  };
  return (
    <form class={css.form} aria-label={wording.text('protobufMessages')} onSubmit={submit}>
      <TextField label={wording.text('schemaName')} value={draft.name} onChange={(name) => change({ name })} />
      <TextField
        label={wording.text('decoderPattern')}
        value={draft.pattern}
        onChange={(pattern) => change({ pattern })}
      />
      <MessageSelect
        label={wording.text('protobufSent')}
        messages={draft.messages}
        value={draft.sent}
        onChange={(sent) => change({ sent })}
      />
      <MessageSelect
        label={wording.text('protobufReceived')}
        messages={draft.messages}
        value={draft.received}
        onChange={(received) => change({ received })}
      />
      <label class={css.line}>
        <span class={css.name}>{wording.text('protobufFraming')}</span>
        <select
          class={css.control}
          value={draft.framing}
          onChange={({ currentTarget: { value } }) => change({ framing: framingOf(value) })}
        >
          {FRAMINGS.map((framing) => (
            <option key={framing} value={framing}>
              {wording.text(FRAMING_TEXTS[framing])}
            </option>
          ))}
        </select>
      </label>
      <div class={css.line}>
        <span class={css.name} />
        <button type="submit" class={css.control} disabled={!isReady}>
          {wording.text('useSchema')}
        </button>
        <PushButton onClick={onCancel}>{wording.text('cancel')}</PushButton>
      </div>
    </form>
  );
}

const framingOf = (value: string): Framing => FRAMINGS.find((framing) => framing === value) ?? 'none';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TextField({ label, value, onChange }: FieldProps) {
  return (
    <label class={css.line}>
      <span class={css.name}>{label}</span>
      <input
        class={css.pattern}
        value={value}
        maxLength={1_000}
        spellcheck={false}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </label>
  );
}

function MessageSelect({ label, messages, value, onChange }: FieldProps & { readonly messages: readonly string[] }) {
  const { wording } = usePanel();
  return (
    <label class={css.line}>
      <span class={css.name}>{label}</span>
      <select class={css.control} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="">{wording.text('protobufUnnamed')}</option>
        {messages.map((name) => (
          <option key={name} value={name}>
            {visibleText(name)}
          </option>
        ))}
      </select>
    </label>
  );
}
