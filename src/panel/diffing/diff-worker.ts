import type { Content } from '../nested/content.ts';
import { type Comparison, comparableLines } from './comparable-lines.ts';
import { type DiffRow, diffRows } from './diff-rows.ts';

/** Compares where it can be stopped, and where nobody waits for it. */
export interface DiffRequest {
  readonly left: Content;
  readonly right: Content;
}

/** `too-long`: one side is; `too-different`: it would take too long to say how. */
export type DiffAnswer =
  | { readonly type: 'done'; readonly by: Comparison; readonly rows: readonly DiffRow[] }
  | { readonly type: 'too-long' }
  | { readonly type: 'too-different' };

const TIMEOUT = 3_000;

function compare({ left, right }: DiffRequest): DiffAnswer {
  const lines = comparableLines(left, right);
  if (!lines) return { type: 'too-long' };
  const rows = diffRows(lines.left, lines.right, { timeout: TIMEOUT });
  return rows ? { type: 'done', by: lines.by, rows } : { type: 'too-different' };
}

globalThis.addEventListener('message', ({ data }: MessageEvent<DiffRequest>) => {
  globalThis.postMessage(compare(data));
});
