import type { DocumentFacts } from '../protocol/routing.ts';

/** The page in the top frame of the tab. */
export const isTop = ({ context, frameId }: DocumentFacts): boolean => context === undefined && frameId === 0;

/** Whether it may go on when its tab shows another page: workers that pages share, and the panel itself. */
export const outlivesPages = ({ context }: DocumentFacts): boolean =>
  context === 'shared-worker' || context === 'service-worker' || context === 'client';
