import type { Payload } from '../../protocol/payload.ts';
import { type Draft, type DraftProblem, payloadOf } from '../text/draft.ts';
import { type ChosenFile, payloadOfFile } from './chosen-file.ts';
import type { PacketForm } from './packet-form.ts';
import { expand, type Placeholder, placeInTemplate, type Resolve, type VariableProblem } from './variables.ts';

/** A message that the page had sent: only to its own connection it is sent again. */
export interface SentMessage {
  readonly connection: string;
  readonly seq: number;
}

/** A message as it is being edited. */
export interface Composition {
  /** The connections of the session that it is sent on. */
  readonly targets: ReadonlySet<string>;
  /** The message that it began as, and which one that was when the page had sent it; null for one that began empty. */
  readonly original: Payload | null;
  readonly from: SentMessage | null;
  /** The message as packets; null where it cannot be edited so, or that is not known yet. */
  readonly packets: PacketForm | null;
  readonly draft: Draft;
  readonly file: ChosenFile | null;
  /** Whether `{{…}}` is replaced by what it means. */
  readonly hasVariables: boolean;
  readonly isEdited: boolean;
}

/** What would be sent, in its order; or what is wrong, from which place of the draft to which, where that is known. */
export type Composed = { readonly ok: true; readonly payloads: readonly Payload[] } | ComposeProblem;

export interface ComposeProblem {
  readonly ok: false;
  readonly error: DraftProblem | VariableProblem | 'packet' | 'no-file';
  /** What the encoder of packets says, or the name of the variable. */
  readonly what?: string;
  readonly from?: number;
  readonly to?: number;
}

/** What a composition stands for. One that was not edited is its original, to the byte. */
export function composedOf(composition: Composition, resolve: Resolve): Composed {
  const { draft, file, hasVariables, isEdited, original } = composition;
  if (!isEdited && original) return { ok: true, payloads: [original] };
  const { form } = draft;
  if (form === 'file') return file ? { ok: true, payloads: [payloadOfFile(file)] } : { ok: false, error: 'no-file' };
  if (form === 'hex' || form === 'base64' || !hasVariables) return madeOf(composition, draft.content);
  const expanded = expand(draft.content, resolve, form !== 'text');
  if (!expanded.ok) return variableProblem(expanded);
  const made = madeOf(composition, expanded.text);
  if (made.ok || made.from === undefined) return made;
  const from = placeInTemplate(expanded.pieces, made.from);
  return { ...made, from, to: from + 1 };
}

const variableProblem = ({ placeholder, why }: { placeholder: Placeholder; why: VariableProblem }): ComposeProblem => ({
  ok: false,
  error: why,
  what: placeholder.expression,
  from: placeholder.from,
  to: placeholder.to,
});

/** `content`: of the draft, with values in the place of its variables. */
function madeOf({ draft, packets }: Composition, content: string): Composed {
  const { form } = draft;
  if (form === 'packet') return packets ? encoded(packets, content) : { ok: false, error: 'packet', what: '' };
  if (form === 'file') return { ok: false, error: 'no-file' };
  const result = payloadOf({ ...draft, form, content });
  if (result.ok) return { ok: true, payloads: [result.payload] };
  const { at, error } = result;
  return { ok: false, error, ...(at === undefined ? {} : { from: at, to: at + 1 }) };
}

function encoded(packets: PacketForm, content: string): Composed {
  try {
    return { ok: true, payloads: packets.encode(content) };
  } catch (cause) {
    return { ok: false, error: 'packet', what: cause instanceof Error ? cause.message : String(cause) };
  }
}
