import { createContext } from 'preact';
import { useContext, useId, useRef } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import { type DraftPath, pathText, readAt } from './draft-path.ts';
import { mistakeText } from './mistake-text.ts';
import { type DraftMistake, NotRead, type RuleDraft } from './rule-draft.ts';

/** The draft that fields are a part of. */
export interface FieldScope {
  readonly draft: RuleDraft;
  readonly mistake: DraftMistake | null;
  readonly write: (path: DraftPath, value: unknown) => void;
}

export const FieldScopeContext = createContext<FieldScope | null>(null);

export interface Field {
  readonly value: unknown;
  /** What is wrong with it, in the language of the interface; null when nothing is. */
  readonly problem: string | null;
  /** Of the element that tells the problem. */
  readonly problemId: string;
  readonly write: (value: unknown) => void;
}

export function useFieldScope(): FieldScope {
  const scope: FieldScope | null = useContext(FieldScopeContext);
  if (!scope) throw new Error('not inside the editor of a rule');
  return scope;
}

/** `parts`: whether a mistake in a part of the field is its own as well. */
export function useField(path: DraftPath, hasParts = false): Field {
  const { wording } = usePanel();
  const { draft, mistake, write } = useFieldScope();
  const own = pathText(path);
  const isIts = mistake?.path === own || (hasParts && mistake?.path.startsWith(`${own}.`) === true);
  return {
    value: readAt(draft, path),
    problem: mistake && isIts ? mistakeText(wording, mistake.needed) : null,
    problemId: useId(),
    write: (value) => write(path, value),
  };
}

/** How the value of a field is typed. */
export interface Typing {
  readonly show: (value: unknown) => string;
  /** What cannot be read is a `NotRead`. */
  readonly read: (text: string) => unknown;
}

interface Typed {
  readonly text: string;
  readonly value: unknown;
}

/** A text that stands for the value of a field, and stays as it was typed while it does: `1.0` is not made `1`. */
export function useTyped({ value, write }: Field, { read, show }: Typing): [string, (text: string) => void] {
  const typed = useRef<Typed | null>(null);
  const last: Typed | null = typed.current;
  const shown = value instanceof NotRead ? value.text : show(value);
  const type = (text: string) => {
    const meant = read(text);
    typed.current = { text, value: meant };
    write(meant);
  };
  return [last && Object.is(last.value, value) ? last.text : shown, type];
}
