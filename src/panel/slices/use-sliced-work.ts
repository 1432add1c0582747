import { useEffect, useMemo, useState } from 'preact/hooks';
import { runAtOnce, runInSlices, type SlicedWork } from './sliced-work.ts';

export type WorkState<Work> =
  | { readonly type: 'busy'; readonly progress: number; readonly cancel: () => void }
  | { readonly type: 'done'; readonly work: Work }
  | { readonly type: 'cancelled'; readonly again: () => void };

interface Made<Work> {
  readonly subject: unknown;
  readonly state: WorkState<Work>;
}

const nothing = () => undefined;
const WAITING = { type: 'busy', progress: 0, cancel: nothing } as const;

/** Does the work that `make` begins for `subject`: at once when it `isSmall`, so that nothing flickers, else in slices. */
export function useSlicedWork<Work extends SlicedWork>(
  subject: unknown,
  make: () => Work,
  isSmall: boolean,
): WorkState<Work> {
  const [attempt, setAttempt] = useState(0);
  const [made, setMade] = useState<Made<Work> | null>(null);
  const small = useMemo(() => (isSmall ? doneAtOnce(make()) : null), [subject, isSmall]);
  useEffect(() => {
    if (isSmall) return;
    const work = make();
    const abort = new AbortController();
    const tell = (state: WorkState<Work>) => setMade({ subject, state });
    const cancel = () => {
      abort.abort();
      tell({ type: 'cancelled', again: () => setAttempt((before) => before + 1) });
    };
    const onProgress = (progress: number) => tell({ type: 'busy', progress, cancel });
    onProgress(0);
    void runInSlices(work, { signal: abort.signal, onProgress }).then((isWhole) => {
      if (isWhole) tell({ type: 'done', work });
    });
    return () => abort.abort();
  }, [subject, attempt, isSmall]);
  if (small) return small;
  return made && made.subject === subject ? made.state : WAITING;
}

function doneAtOnce<Work extends SlicedWork>(work: Work): WorkState<Work> {
  runAtOnce(work);
  return { type: 'done', work };
}
