import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { COMMAND_PAYLOAD_LIMIT, PAYLOAD_LIMIT } from '../../protocol/limits.ts';
import { lengthOfData } from '../../protocol/parcel.ts';
import type { Payload } from '../../protocol/payload.ts';
import type { Held } from '../../session/interventions.ts';
import type { FileHolder, FileReading } from '../composing/choose-file.ts';
import { type ChosenFile, fileOf, payloadOfFile } from '../composing/chosen-file.ts';
import {
  convertPayload,
  type DraftPayload,
  draftOf,
  type PayloadDraft,
  type PayloadForm,
  payloadOf,
} from '../text/draft.ts';

export const HOLD_FORMS = ['text', 'json', 'hex', 'base64', 'file'] as const;
/** How a held message is edited. A large one is edited elsewhere, as a file. */
export type HoldForm = PayloadForm | 'file';
type HoldDraft = PayloadDraft | { readonly form: 'file'; readonly file: ChosenFile };

/** `no-file`: it is being read. */
export type HoldResult = DraftPayload | { readonly ok: false; readonly error: 'no-file'; readonly at?: number };

/** A held message that is being edited. */
export class HoldEdit implements FileHolder {
  readonly held: Held;
  /** The whole of it. */
  readonly original: Payload;
  readonly draft: Signal<HoldDraft>;
  /** What would go on; one that was not edited goes on as it is, to the byte. */
  readonly result: ReadonlySignal<HoldResult>;
  readonly reading = signal<FileReading | null>(null);
  readonly focusWish = signal(0);
  /** It is on its way to the page, in parts. */
  readonly isReleasing = signal(false);
  readonly #isText: ReadonlySignal<boolean>;

  /** `original`: the whole payload of `held`, which may have its beginning alone. */
  constructor(held: Held, original: Payload) {
    this.held = held;
    this.original = original;
    const untouched = lengthOfData(original.data) > PAYLOAD_LIMIT ? this.#asFile(original) : firstDraft(original);
    this.draft = signal(untouched);
    this.result = computed(() => {
      if (this.reading.value) return { ok: false, error: 'no-file' };
      return this.draft.value === untouched ? { ok: true, payload: original } : resultOf(this.draft.value);
    });
    this.#isText = computed(() => this.result.value.ok && isUtf8(this.result.value.payload));
  }

  type(content: string): void {
    const draft = this.draft.value;
    if (draft.form !== 'file') this.draft.value = { ...draft, content };
  }

  attach(file: ChosenFile): void {
    this.draft.value = { form: 'file', file };
  }

  /** The same bytes in another form; nothing changes when they are none there, or what is typed cannot be read. */
  convert(form: HoldForm): void {
    if (this.canConvert(form)) this.draft.value = this.#converted(form);
  }

  canConvert(form: HoldForm): boolean {
    const draft = this.draft.value;
    if (form === draft.form || (isText(form) && isText(draft.form))) return true;
    const result = this.result.value;
    if (!result.ok) return false;
    if (form === 'file') return true;
    return lengthOfData(result.payload.data) <= COMMAND_PAYLOAD_LIMIT && (!isText(form) || this.#isText.value);
  }

  #converted(form: HoldForm): HoldDraft {
    const draft = this.draft.value;
    const result = this.result.value;
    if (form === draft.form) return draft;
    if (draft.form !== 'file' && isText(form) && isText(draft.form)) return { ...draft, form };
    if (!result.ok) return draft;
    return form === 'file' ? this.#asFile(result.payload) : (convertPayload(result.payload, form) ?? draft);
  }

  #asFile(payload: Payload): HoldDraft {
    return { form: 'file', file: fileOf(payload) };
  }
}

/** What it is called when it is saved, to be edited elsewhere. */
export const fileNameOf = ({ seq }: Held, { opcode }: Payload): string =>
  `message-${seq}.${opcode === 'text' ? 'txt' : 'bin'}`;

const isText = (form: HoldForm) => form === 'text' || form === 'json';

const resultOf = (draft: HoldDraft): DraftPayload =>
  draft.form === 'file' ? { ok: true, payload: payloadOfFile(draft.file) } : payloadOf(draft);

function isUtf8({ opcode, data }: Payload): boolean {
  if (opcode === 'text') return true;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(data);
    return true;
  } catch {
    return false;
  }
}

/** As JSON where it is JSON: a mistake is then found before it is delivered. */
function firstDraft(payload: Payload): PayloadDraft {
  const draft = draftOf(payload);
  if (draft.form !== 'text' || !/^\s*[[{]/.test(draft.content)) return draft;
  const asJson: PayloadDraft = { ...draft, form: 'json' };
  return payloadOf(asJson).ok ? asJson : draft;
}
