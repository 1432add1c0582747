import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { PAYLOAD_LIMIT } from '../../protocol/limits.ts';
import type { Payload } from '../../protocol/payload.ts';
import type { Message } from '../../session/session-event.ts';
import type { PacketForm } from '../composing/packet-form.ts';
import { convertPayload, type Draft, type DraftForm, type DraftProblem, draftOf, payloadOf } from '../text/draft.ts';

export interface Composition {
  /** The connection of the session that it is sent on. */
  readonly connection: string;
  /** The message that it began as, and its `seq`. */
  readonly original: Payload;
  readonly from: number;
  /** The message as packets; null where it cannot be edited so, or that is not known yet. */
  readonly packets: PacketForm | null;
  readonly draft: Draft;
  readonly isEdited: boolean;
}

/** What would be sent, in its order; `packet` says what is wrong with a packet. */
export type Composed =
  | { readonly ok: true; readonly payloads: readonly Payload[] }
  | { readonly ok: false; readonly error: DraftProblem }
  | { readonly ok: false; readonly error: 'packet'; readonly what: string };

/** The message that is being edited; null when the composer is closed. */
export class ComposerStore {
  readonly composition = signal<Composition | null>(null);
  readonly isSending = signal(false);
  /** What would be sent. One that was not edited is the original, to the byte. */
  readonly result: ReadonlySignal<Composed | null> = computed(() => {
    const composition = this.composition.value;
    return composition && composedOf(composition);
  });

  open({ connection, payload: original, seq: from }: Pick<Message, 'connection' | 'payload' | 'seq'>): void {
    this.composition.value = {
      connection,
      original,
      from,
      packets: null,
      draft: draftOf(original),
      isEdited: false,
    };
  }

  /** What is being edited can be edited as packets, too; nothing when it is another message by now. */
  offer(original: Payload, packets: PacketForm | null): void {
    const composition = this.composition.value;
    if (composition?.original === original) this.composition.value = { ...composition, packets };
  }

  edit(content: string): void {
    this.#change((draft) => ({ ...draft, content }));
  }

  /** The same bytes in another form; what has none there stays as it is typed. */
  convert(form: DraftForm): void {
    const composition = this.composition.value;
    if (composition) this.#change((draft) => convertedDraft(composition, form) ?? { ...draft, form });
  }

  close(): void {
    this.composition.value = null;
  }

  #change(change: (draft: Draft) => Draft): void {
    const composition = this.composition.value;
    if (composition) this.composition.value = { ...composition, draft: change(composition.draft), isEdited: true };
  }
}

function composedOf({ draft, isEdited, original, packets }: Composition): Composed {
  if (!isEdited) return { ok: true, payloads: [original] };
  const { form } = draft;
  if (form !== 'packet') {
    const result = payloadOf({ ...draft, form });
    return result.ok ? { ok: true, payloads: [result.payload] } : result;
  }
  try {
    const payloads = packets?.encode(draft.content) ?? [];
    return payloads.some(isTooLong) ? { ok: false, error: 'too-long' } : { ok: true, payloads };
  } catch (cause) {
    return { ok: false, error: 'packet', what: cause instanceof Error ? cause.message : String(cause) };
  }
}

const isTooLong = ({ opcode, data }: Payload): boolean =>
  (opcode === 'text' ? data.length : data.byteLength) > PAYLOAD_LIMIT;

/** Null when what is typed has no such form. Packets are those of the original: a changed text is not decoded again. */
function convertedDraft(composition: Composition, form: DraftForm): Draft | null {
  const { isEdited, original, packets } = composition;
  const result = composedOf(composition);
  const [payload, second] = result.ok ? result.payloads : [];
  if (form !== 'packet') return payload && !second ? convertPayload(payload, form) : null;
  const isOriginal = !isEdited || (payload !== undefined && isSameContent(payload, original));
  return isOriginal && packets ? { form, content: packets.text, lineEnds: 'lf' } : null;
}

/** Whether two payloads read the same, as hex. */
const isSameContent = (first: Payload, second: Payload): boolean =>
  convertPayload(first, 'hex')?.content === convertPayload(second, 'hex')?.content;
