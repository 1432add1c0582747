import { nextTask } from '../stores/next-task.ts';

/** Work that is done piece by piece, so that whoever asked for it can still use the panel. */
export interface SlicedWork {
  readonly isDone: boolean;
  /** From 0 to 1. */
  readonly progress: number;
  /** Works until it is done or `isTimeUp`, which is asked now and then. */
  advance(isTimeUp: () => boolean): void;
}

export interface SliceOptions {
  readonly signal: AbortSignal;
  /** Milliseconds of the first slice, which is worked at once. */
  readonly first?: number;
  /** Called after each slice. */
  readonly onProgress?: (progress: number) => void;
  /** Lets everything else run; tests have their own. */
  readonly pause?: () => Promise<void>;
}

/** Milliseconds of one slice: half a frame. */
const SLICE = 8;

/** Does `work` in slices. False when it was aborted before its end. */
export async function runInSlices(
  work: SlicedWork,
  { signal, onProgress, first = SLICE, pause = nextTask }: SliceOptions,
): Promise<boolean> {
  for (let slice = first; !signal.aborted; slice = SLICE) {
    const end = performance.now() + slice;
    work.advance(() => performance.now() >= end);
    if (work.isDone) return true;
    onProgress?.(work.progress);
    await pause();
  }
  return false;
}

/** Does `work` at once: only for work that is known to be small. */
export function runAtOnce(work: SlicedWork): void {
  while (!work.isDone) work.advance(() => false);
}
