import { parsePath, printPath } from '../../query/parse-path.ts';
import type { Path, Step } from '../../query/path.ts';
import { printQuery } from '../../query/print-query.ts';
import type { Completion } from './completions.ts';
import type { SeenAt } from './seen-json.ts';

/** The path before its last step, what leads to that, and what is written of its name. */
const LAST_STEP = /^(.*?)(\.{1,2}|\[)([\p{L}\p{N}_$-]*)$/su;

type Look = (path: Path) => SeenAt;

/** What a path that is being written may go on with, as it was seen in messages. `typed`: up to the cursor. */
export function nextSteps(typed: string, seenAt: Look): readonly Completion[] {
  const [, start = typed, mark = '.', name = ''] = LAST_STEP.exec(typed) ?? [];
  const { end, mistakeAt, path } = parsePath(start, 0);
  if (mistakeAt !== undefined || end !== start.length) return [];
  const before: Path = mark === '..' ? [...path, { type: 'deep' }] : path;
  const { hasList, names } = seenAt(before);
  const step = (last: Step, isWhole: boolean): Completion => ({
    text: printPath([...before, last]),
    type: isWhole ? 'path' : 'word',
    field: null,
    detail: '',
  });
  const wanted = name.toLowerCase();
  const found =
    mark === '[' ? [] : names.filter((one) => one.name.toLowerCase().startsWith(wanted) && one.name !== name);
  const each = hasList && name === '' ? [step({ type: 'each' }, true)] : [];
  return [...each, ...found.map((one) => step({ type: 'name', name: one.name }, one.isWhole))];
}

/** Values that were seen at a path, as they are written behind a comparison. */
export function seenValues(path: Path, typed: string, seenAt: Look): readonly Completion[] {
  const wanted = typed.replace(/^"/, '').toLowerCase();
  const start = `${printPath(path)} == `;
  return seenAt(path)
    .values.filter((value) => String(value).toLowerCase().startsWith(wanted))
    .map((value) => printQuery({ type: 'path', path, test: { type: 'compare', operator: '==', value } }))
    .map((text): Completion => ({ text: text.slice(start.length), type: 'value', field: null, detail: '' }))
    .filter(({ text }) => text !== typed);
}
