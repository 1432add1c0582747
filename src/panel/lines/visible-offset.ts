import { visibleLines } from '../text/visible-text.ts';

/** Which unit of a text stands at a place of the text as `visibleLines` shows it. */
export function originalOffset(text: string, visible: number): number {
  let shown = 0;
  let at = 0;
  while (at < text.length && shown < visible) shown += visibleLines(text[at++] ?? '').length;
  return at;
}
