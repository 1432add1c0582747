import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { lengthOfData } from '../../protocol/parcel.ts';
import type { Payload } from '../../protocol/payload.ts';
import type { Message } from '../../session/session-event.ts';
import type { FileHolder, FileReading } from '../composing/choose-file.ts';
import type { ChosenFile } from '../composing/chosen-file.ts';
import { type Composed, type Composition, composedOf } from '../composing/composition.ts';
import type { PacketForm } from '../composing/packet-form.ts';
import { type Connections, successors, type Whereabouts, whereabouts } from '../composing/successors.ts';
import { hasPlaceholders, type Resolve } from '../composing/variables.ts';
import { convertPayload, type Draft, type DraftForm, draftOf } from '../text/draft.ts';

/** What variables mean for a message on a connection. `isTrial`: the message is not sent, so nothing counts on. */
export type Resolver = (connection: string, isTrial: boolean) => Resolve;

const NO_VARIABLES: Resolver = () => () => ({ ok: false, why: 'unknown' });
const EMPTY: Draft = { form: 'text', content: '', lineEnds: 'lf' };

/** Bytes, or UTF-16 units of a text, that are written anew as hex, base64 or text: an editor takes seconds for more. */
export const MOST_CONVERTED = 4_000_000;

/** The message that is being edited; null when the composer is closed. */
export class ComposerStore implements FileHolder {
  readonly composition = signal<Composition | null>(null);
  readonly isSending = signal(false);
  /** Steps when there is another text in it that was not typed: an editor is ahead of what it has told. */
  readonly textRevision = signal(0);
  /** Steps when the keyboard is wanted in the editor. */
  readonly focusWish = signal(0);
  /** The file that is being read; nothing is sent in the place of it. */
  readonly reading = signal<FileReading | null>(null);
  /** Has the editor tell what the user has typed and it has not told yet. */
  settle: () => void = () => undefined;
  /** What would be sent on the first of the connections. */
  readonly result: ReadonlySignal<Composed | null>;
  readonly #resolver: Resolver;
  /** Of the connections that it has been set to, as far as they were there: a page that is left is forgotten. */
  #known: ReadonlyMap<string, Whereabouts> = new Map();
  /** What was in it when it was closed, so that nothing that was typed is lost. */
  #last: Composition | null = null;

  constructor(resolver: Resolver = NO_VARIABLES) {
    this.#resolver = resolver;
    this.result = computed(() => {
      const composition = this.composition.value;
      if (composition?.draft.form === 'file' && this.reading.value) return { ok: false, error: 'no-file' };
      return composition && composedOf(composition, this.#resolver([...composition.targets][0] ?? '', true));
    });
  }

  open({
    connection,
    direction,
    payload: original,
    seq,
  }: Pick<Message, 'connection' | 'direction' | 'payload' | 'seq'>): void {
    this.settle();
    this.#show({
      targets: new Set([connection]),
      original,
      from: direction === 'sent' ? { connection, seq } : null,
      packets: null,
      ...contentOf(original),
      hasVariables: !(original.opcode === 'text' && hasPlaceholders(original.data)),
      isEdited: false,
    });
  }

  /** Without a message: with what was in it when it was last closed. `targets`: unless the others are still there. */
  openBlank(targets: ReadonlySet<string>, isThere: (connection: string) => boolean): void {
    this.settle();
    const kept = this.composition.value ?? this.#last;
    const still = [...(kept?.targets ?? [])].filter(isThere);
    const blank = { original: null, from: null, packets: null, draft: EMPTY, file: null, hasVariables: true };
    this.#show({
      ...(kept ?? { ...blank, isEdited: true }),
      targets: still.length > 0 ? new Set(still) : targets,
    });
  }

  /** Another text in its place: one that was saved, or sent before. */
  fill(draft: Draft, hasVariables: boolean): void {
    this.settle();
    const composition = this.composition.value;
    if (!composition) return;
    const blank = { original: null, from: null, packets: null, file: null };
    this.#show({ ...composition, ...blank, draft, hasVariables, isEdited: true });
  }

  /** To what was typed, from a file that has come in its place. */
  goBack({ draft, file, isEdited }: Composition): void {
    const composition = this.composition.value;
    if (composition) this.#show({ ...composition, draft, file, isEdited });
  }

  /** What is being edited can be edited as packets, too; nothing when it is another message by now. */
  offer(original: Payload, packets: PacketForm | null): void {
    const composition = this.composition.value;
    if (composition?.original === original) this.composition.value = { ...composition, packets };
  }

  sendTo(targets: ReadonlySet<string>): void {
    this.#change({ targets });
  }

  /** Where a page was left, goes on with what its next one has opened. */
  follow(session: Connections): void {
    const { targets } = this.composition.value ?? {};
    if (!targets) return;
    const known = [...targets].flatMap((id) => {
      const connection = session.connections.get(id);
      const found = connection ? whereabouts(session, connection) : this.#known.get(id);
      return found ? [[id, found] as const] : [];
    });
    this.#known = new Map(known);
    const next = successors(session, targets, this.#known);
    if (next !== targets) this.#change({ targets: next });
  }

  /** Empty when it is not known. */
  addressOf(connection: string): string {
    return this.#known.get(connection)?.url ?? '';
  }

  useVariables(hasVariables: boolean): void {
    this.#change({ hasVariables });
  }

  edit(content: string): void {
    this.#edit((draft) => ({ ...draft, content }));
  }

  attach(file: ChosenFile): void {
    this.settle();
    this.#edit((draft) => ({ ...draft, form: 'file', content: '', lineEnds: 'lf' }));
    this.#change({ file });
  }

  /**
   * The same bytes in another form; what has none there stays as it is typed. False when it is too large for that: then what
   * is typed keeps its form, and a file stays there as one, with nothing typed in its place.
   */
  convert(form: DraftForm): boolean {
    this.settle();
    const composition = this.composition.value;
    if (!composition) return true;
    const { draft } = composition;
    if (isText(form) && isText(draft.form)) {
      this.#change({ draft: { ...draft, form } });
      return true;
    }
    const converted = this.#converted(composition, form);
    const isTooLarge = converted === 'too-large';
    if (isTooLarge && draft.form !== 'file') return false;
    this.#edit(() => (isTooLarge ? null : converted) ?? { ...draft, form });
    this.textRevision.value++;
    return !isTooLarge;
  }

  close(): void {
    this.settle();
    this.#last = this.composition.value;
    this.composition.value = null;
  }

  /** What `composition` is to each of its connections, now: its counters count on. */
  composeForAll(composition: Composition): Map<string, Composed> {
    const { targets } = composition;
    return new Map([...targets].map((id) => [id, composedOf(composition, this.#resolver(id, false))]));
  }

  #show(composition: Composition): void {
    this.composition.value = composition;
    this.textRevision.value++;
    this.focusWish.value++;
  }

  #edit(change: (draft: Draft) => Draft): void {
    const composition = this.composition.value;
    if (composition) this.#change({ draft: change(composition.draft), isEdited: true });
  }

  #change(change: Partial<Composition>): void {
    const composition = this.composition.value;
    if (composition) this.composition.value = { ...composition, ...change };
  }

  /** Null when what is typed has no such form. Packets are those of the original: a changed text is not decoded again. */
  #converted(composition: Composition, form: DraftForm): Draft | 'too-large' | null {
    const { isEdited, original, packets } = composition;
    if (form === 'file') return null;
    const result = composedOf({ ...composition, hasVariables: false }, NO_VARIABLES('', true));
    const [payload, second] = result.ok ? result.payloads : [];
    if (payload && lengthOfData(payload.data) > MOST_CONVERTED) return 'too-large';
    if (form !== 'packet') return payload && !second ? convertPayload(payload, form) : null;
    const isOriginal = !isEdited || (payload !== undefined && original !== null && isSameContent(payload, original));
    return isOriginal && packets ? { form, content: packets.text, lineEnds: 'lf' } : null;
  }
}

/** What a message is edited as. Bytes that are too many to be typed stand as a file does. */
function contentOf(original: Payload): Pick<Composition, 'draft' | 'file'> {
  if (original.opcode === 'text' || original.data.byteLength <= MOST_CONVERTED)
    return { draft: draftOf(original), file: null };
  return { draft: { ...EMPTY, form: 'file' }, file: { name: '', data: original.data, text: null } };
}

const isText = (form: DraftForm): boolean => form === 'text' || form === 'json';

/** Whether two payloads read the same, as hex. */
const isSameContent = (first: Payload, second: Payload): boolean =>
  convertPayload(first, 'hex')?.content === convertPayload(second, 'hex')?.content;
