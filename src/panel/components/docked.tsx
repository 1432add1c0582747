import type { ComponentChildren } from 'preact';
import type { Chunk } from './chunk.ts';
import { NotLoaded } from './not-loaded.tsx';
import { useChunk } from './use-chunk.ts';

interface DockedProps<Exports extends object> {
  readonly chunk: Chunk<Exports>;
  /** Whether it is wanted by now; from then on it is drawn. True unless told. */
  readonly isWanted?: boolean;
  /** Draws it once it is there. */
  readonly children: (exports: Exports) => ComponentChildren;
}

/** A part of the panel that is loaded when it is first wanted; where that fails, what says so and tries again. */
export function Docked<Exports extends object>({ chunk, isWanted = true, children }: DockedProps<Exports>) {
  const exports = useChunk(chunk, isWanted);
  if (exports) return <>{children(exports)}</>;
  if (!isWanted) return null;
  return chunk.hasFailed.value ? <NotLoaded again={chunk.load} /> : <div aria-busy="true" />;
}
