import { useEffect, useState } from 'preact/hooks';
import type { DiffAnswer, DiffRequest } from './diff-worker.ts';

/** Milliseconds that a comparison may take, with the reading before it; then its worker is ended. */
const PATIENCE = 10_000;

export type DiffState =
  | DiffAnswer
  | { readonly type: 'busy'; readonly progress: null; readonly cancel: () => void }
  | { readonly type: 'cancelled'; readonly again: () => void };

/** Compares two contents in a worker, so that nobody waits for it. */
export function useDiff(request: DiffRequest | null): DiffState {
  const [attempt, setAttempt] = useState(0);
  const [made, setMade] = useState<{ readonly request: DiffRequest; readonly state: DiffState } | null>(null);
  useEffect(() => {
    if (!request) return;
    const worker = new Worker(new URL('./diff-worker.ts', import.meta.url), { type: 'module' });
    const stop = () => {
      clearTimeout(timer);
      worker.terminate();
    };
    const end = (state: DiffState) => {
      stop();
      setMade({ request, state });
    };
    const giveUp = () => end({ type: 'too-different' });
    const timer = setTimeout(giveUp, PATIENCE);
    const again = () => setAttempt((before) => before + 1);
    const cancel = () => end({ type: 'cancelled', again });
    setMade({ request, state: { type: 'busy', progress: null, cancel } });
    worker.onmessage = ({ data }: MessageEvent<DiffAnswer>) => end(data);
    worker.onerror = giveUp;
    worker.postMessage(request);
    return stop;
  }, [request, attempt]);
  return made && made.request === request ? made.state : WAITING;
}

const WAITING: DiffState = { type: 'busy', progress: null, cancel: () => undefined };
