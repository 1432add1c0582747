import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Payload } from '../../protocol/payload.ts';
import type { Message } from '../../session/session-event.ts';
import { convertPayload, type Draft, type DraftForm, type DraftPayload, draftOf, payloadOf } from '../text/draft.ts';

export interface Composition {
  /** The connection of the session that it is sent on. */
  readonly connection: string;
  /** The message that it began as, and its `seq`. */
  readonly original: Payload;
  readonly from: number;
  readonly draft: Draft;
  readonly isEdited: boolean;
}

/** The message that is being edited; null when the composer is closed. */
export class ComposerStore {
  readonly composition = signal<Composition | null>(null);
  readonly isSending = signal(false);
  /** What would be sent. One that was not edited is the original, to the byte. */
  readonly result: ReadonlySignal<DraftPayload | null> = computed(() => {
    const composition = this.composition.value;
    if (!composition) return null;
    return composition.isEdited ? payloadOf(composition.draft) : { ok: true, payload: composition.original };
  });

  open({ connection, payload: original, seq: from }: Pick<Message, 'connection' | 'payload' | 'seq'>): void {
    this.composition.value = { connection, original, from, draft: draftOf(original), isEdited: false };
  }

  edit(content: string): void {
    this.#change((draft) => ({ ...draft, content }));
  }

  /** The same bytes in another form; what has none there stays as it is typed. */
  convert(form: DraftForm): void {
    const result = this.result.value;
    const converted = result?.ok ? convertPayload(result.payload, form) : null;
    this.#change((draft) => converted ?? { ...draft, form });
  }

  close(): void {
    this.composition.value = null;
  }

  #change(change: (draft: Draft) => Draft): void {
    const composition = this.composition.value;
    if (composition) this.composition.value = { ...composition, draft: change(composition.draft), isEdited: true };
  }
}
