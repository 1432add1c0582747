import { useId, useState } from 'preact/hooks';
import { fromBase64, toBase64 } from '../../protocol/base64.ts';
import { isRecord } from '../../protocol/parsed.ts';
import type { RulePayload } from '../../rules/action.ts';
import { usePanel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import { hexOf, parseHex } from '../text/hex.ts';
import type { DraftPath } from './draft-path.ts';
import { FieldLine } from './field-line.tsx';
import { type Typing, useField, useTyped } from './field-scope.ts';
import { NotRead } from './rule-draft.ts';
import css from './rule-editor.module.css';
import { SavedSelect } from './saved-select.tsx';

type Form = 'text' | 'hex' | 'base64';

const FORMS: readonly (readonly [Form, MessageKey])[] = [
  ['text', 'formText'],
  ['hex', 'formHex'],
  ['base64', 'formBase64Bytes'],
];

const textIn = (value: unknown) => (isRecord(value) && typeof value.text === 'string' ? value.text : '');
const base64In = (value: unknown) => (isRecord(value) && typeof value.base64 === 'string' ? value.base64 : '');

/** How a payload of a rule is typed. A text box knows only LF: line ends that were CRLF are so again. */
const typings = (before: unknown): Readonly<Record<Form, Typing>> => ({
  text: {
    show: textIn,
    read: (text) => ({ text: textIn(before).includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text }),
  },
  hex: {
    show: (value) => hexOf(new Uint8Array(fromBase64(base64In(value)) ?? new ArrayBuffer(0))),
    read: (text) => {
      const parsed = parseHex(text);
      return parsed.ok ? { base64: toBase64(parsed.bytes) } : new NotRead(text, 'pairs of the digits 0–9 and a–f');
    },
  },
  base64: { show: base64In, read: (text) => ({ base64: text }) },
});

interface PayloadFieldProps {
  readonly path: DraftPath;
  readonly label: string;
}

/** What a message is: text, or bytes. */
export function PayloadField({ path, label }: PayloadFieldProps) {
  const { wording } = usePanel();
  const id = useId();
  const field = useField(path, true);
  const [form, setForm] = useState<Form>(isRecord(field.value) && 'base64' in field.value ? 'hex' : 'text');
  const [text, type] = useTyped(field, typings(field.value)[form]);
  const choose = (chosen: Form) => {
    const converted = convert(field.value, chosen);
    if (converted === null) return;
    setForm(chosen);
    field.write(converted);
  };
  const take = (payload: RulePayload) => {
    setForm('text' in payload ? 'text' : 'hex');
    field.write(payload);
  };
  return (
    <FieldLine label={label} controlId={id} problem={field.problem} problemId={field.problemId} isTall={true}>
      <textarea
        id={id}
        class={css.area}
        value={text}
        spellcheck={false}
        aria-invalid={field.problem !== null}
        aria-describedby={field.problem === null ? undefined : field.problemId}
        onInput={({ currentTarget }) => type(currentTarget.value)}
      />
      <select
        class={css.select}
        aria-label={wording.text('payloadForm')}
        value={form}
        onChange={({ currentTarget }) => choose(FORMS.find(([one]) => one === currentTarget.value)?.[0] ?? form)}
      >
        {FORMS.map(([one, name]) => (
          <option key={one} value={one} disabled={convert(field.value, one) === null}>
            {wording.text(name)}
          </option>
        ))}
      </select>
      <SavedSelect onChoose={take} />
    </FieldLine>
  );
}

/** The same bytes as text or as bytes; null when that is not possible. */
function convert(value: unknown, form: Form): unknown {
  if (value instanceof NotRead) return null;
  const isText = isRecord(value) && 'text' in value;
  if ((form === 'text') === isText) return value;
  if (isText) return { base64: toBase64(new TextEncoder().encode(textIn(value)).buffer) };
  try {
    const bytes = fromBase64(base64In(value)) ?? new ArrayBuffer(0);
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return null; // bytes that are no text
  }
}
