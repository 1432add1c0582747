import { useChunk } from '../components/use-chunk.ts';

/** The comparison of messages, which is loaded when it is first looked at. */
export function DockedDiffTab() {
  const chunk = useChunk(() => import('./diff-tab.tsx'), true);
  return chunk && <chunk.DiffTab />;
}
