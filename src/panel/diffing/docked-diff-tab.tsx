import { chunkOf } from '../components/chunk.ts';
import { Docked } from '../components/docked.tsx';

const DIFF = chunkOf(() => import('./diff-tab.tsx'));

/** The comparison of messages, which is loaded when it is first looked at. */
export function DockedDiffTab() {
  return <Docked chunk={DIFF}>{({ DiffTab }) => <DiffTab />}</Docked>;
}
