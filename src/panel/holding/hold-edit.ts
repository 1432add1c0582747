import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Payload } from '../../protocol/payload.ts';
import type { Held } from '../../session/interventions.ts';
import { needsParcel } from '../../session/parcels.ts';
import {
  convertPayload,
  type DraftPayload,
  draftOf,
  type PayloadDraft,
  type PayloadForm,
  payloadOf,
} from '../text/draft.ts';

/** `too-long`: it goes to the page in one message of a port, not in parts as what the user sends. */
export type HoldResult = DraftPayload | { readonly ok: false; readonly error: 'too-long' };

/** A held message that is being edited. */
export class HoldEdit {
  readonly held: Held;
  readonly draft: Signal<PayloadDraft>;
  /** What would go on; one that was not edited goes on as it is, to the byte. */
  readonly result: ReadonlySignal<HoldResult>;

  constructor(held: Held) {
    this.held = held;
    this.draft = signal(firstDraft(held.payload));
    const untouched = this.draft.value;
    this.result = computed(() =>
      this.draft.value === untouched ? { ok: true, payload: held.payload } : releasable(this.draft.value),
    );
  }

  type(content: string): void {
    this.draft.value = { ...this.draft.value, content };
  }

  /** The same bytes in another form; nothing changes when they are none there, or what is typed cannot be read. */
  convert(form: PayloadForm): void {
    const converted = this.#converted(form);
    if (converted) this.draft.value = converted;
  }

  canConvert(form: PayloadForm): boolean {
    return this.#converted(form) !== null;
  }

  #converted(form: PayloadForm): PayloadDraft | null {
    const draft = this.draft.value;
    if (form === draft.form) return draft;
    const isText = (one: PayloadForm) => one === 'text' || one === 'json';
    if (isText(form) && isText(draft.form)) return { ...draft, form };
    const made = payloadOf(draft);
    return made.ok ? convertPayload(made.payload, form) : null;
  }
}

function releasable(draft: PayloadDraft): HoldResult {
  const made = payloadOf(draft);
  return made.ok && needsParcel(made.payload) ? { ok: false, error: 'too-long' } : made;
}

/** As JSON where it is JSON: a mistake is then found before it is delivered. */
function firstDraft(payload: Payload): PayloadDraft {
  const draft = draftOf(payload);
  if (draft.form !== 'text' || !/^\s*[[{]/.test(draft.content)) return draft;
  const asJson: PayloadDraft = { ...draft, form: 'json' };
  return payloadOf(asJson).ok ? asJson : draft;
}
