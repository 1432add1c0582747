import { useEffect, useState } from 'preact/hooks';
import type { DiffAnswer, DiffRequest } from './diff-worker.ts';

/** Milliseconds that a comparison may take, with the reading before it; then its worker is ended. */
const PATIENCE = 10_000;

export type DiffState = DiffAnswer | { readonly type: 'busy' };

/** Compares two contents in a worker, so that nobody waits for it. */
export function useDiff(request: DiffRequest | null): DiffState {
  const [made, setMade] = useState<{ readonly request: DiffRequest; readonly answer: DiffAnswer } | null>(null);
  useEffect(() => {
    if (!request) return;
    const worker = new Worker(new URL('./diff-worker.ts', import.meta.url), { type: 'module' });
    const tell = (answer: DiffAnswer) => {
      worker.terminate();
      setMade({ request, answer });
    };
    const giveUp = () => tell({ type: 'too-different' });
    const timer = setTimeout(giveUp, PATIENCE);
    worker.onmessage = ({ data }: MessageEvent<DiffAnswer>) => tell(data);
    worker.onerror = giveUp;
    worker.postMessage(request);
    return () => {
      clearTimeout(timer);
      worker.terminate();
    };
  }, [request]);
  return made && made.request === request ? made.answer : { type: 'busy' };
}
