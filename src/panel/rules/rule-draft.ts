import { isRecord } from '../../protocol/parsed.ts';
import { type Action, isConnectionAction } from '../../rules/action.ts';
import { parseRules } from '../../rules/parse-rule.ts';
import type { Rule } from '../../rules/rule.ts';
import { pathText } from './draft-path.ts';

/** A rule as it is being edited: as `Rule`, but any field may be wrong, or a text that could not be read. */
export type RuleDraft = Readonly<Record<string, unknown>>;

/** What was typed where something else is needed than a text, and could not be read. */
export class NotRead {
  readonly text: string;
  /** What is needed there. */
  readonly needed: string;

  constructor(text: string, needed: string) {
    this.text = text;
    this.needed = needed;
  }
}

/** The first thing that is wrong; `path` as `pathText` writes it. */
export interface DraftMistake {
  readonly path: string;
  readonly needed: string;
}

export type CheckedDraft =
  | { readonly ok: true; readonly rule: Rule }
  | { readonly ok: false; readonly mistake: DraftMistake };

const IN_LIST = /^rules\[0\]\.?/;

/** Reads a draft with the parser of rules. */
export function checkDraft(draft: RuleDraft): CheckedDraft {
  const mistake = notReadIn(draft, []);
  if (mistake) return { ok: false, mistake };
  const parsed = parseRules([withoutMeaningless(draft)]);
  const [rule] = parsed.ok ? parsed.value : [];
  if (rule) return { ok: true, rule };
  const error = parsed.ok ? '' : parsed.error;
  const colon = error.indexOf(': ');
  return { ok: false, mistake: { path: error.slice(0, colon).replace(IN_LIST, ''), needed: error.slice(colon + 2) } };
}

/** What an action on connections cannot have is out of sight in the editor, and kept in case that another action comes. */
function withoutMeaningless(draft: RuleDraft): RuleDraft {
  if (!isForConnections(draft) || !isRecord(draft.which)) return draft;
  const { direction: _direction, query: _query, ...which } = draft.which;
  return { ...draft, which };
}

/** Whether the action of a draft is one on connections. */
export function isForConnections({ what }: RuleDraft): boolean {
  return isRecord(what) && isConnectionAction(what as unknown as Action); // looks at its type alone
}

function notReadIn(raw: unknown, path: readonly (string | number)[]): DraftMistake | null {
  if (raw instanceof NotRead) return { path: pathText(path), needed: raw.needed };
  const steps: (readonly [string | number, unknown])[] = Array.isArray(raw)
    ? raw.map((element: unknown, index) => [index, element] as const)
    : Object.entries(isRecord(raw) ? raw : {});
  for (const [step, value] of steps) {
    const found = notReadIn(value, [...path, step]);
    if (found) return found;
  }
  return null;
}
