import type { ComponentChildren } from 'preact';
import { usePanel } from '../panel-model.ts';
import type { Chunk } from './chunk.ts';
import css from './docked.module.css';
import { PushButton } from './push-button.tsx';
import { useChunk } from './use-chunk.ts';

interface DockedProps<Exports extends object> {
  readonly chunk: Chunk<Exports>;
  /** Draws it once it is there. */
  readonly children: (exports: Exports) => ComponentChildren;
}

/** A part of a pane that is loaded when it is first looked at; where that fails, what says so and tries again. */
export function Docked<Exports extends object>({ chunk, children }: DockedProps<Exports>) {
  const exports = useChunk(chunk, true);
  if (exports) return <>{children(exports)}</>;
  return chunk.hasFailed.value ? <NotLoaded again={chunk.load} /> : <div aria-busy="true" />;
}

function NotLoaded({ again }: { readonly again: () => Promise<void> }) {
  const { wording } = usePanel();
  return (
    <p class={css.failed} role="alert">
      {wording.text('partNotLoaded')} <PushButton onClick={() => void again()}>{wording.text('workAgain')}</PushButton>
    </p>
  );
}
