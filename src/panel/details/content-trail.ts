import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Content } from '../nested/content.ts';

/** The way from a payload to what is looked at within it, the payload first. */
export interface ContentTrail {
  readonly contents: readonly Content[];
  /** Goes into something that was found. */
  readonly open: (content: Content) => void;
  /** Goes back to the content of this number. */
  readonly backTo: (level: number) => void;
}

export const TrailContext = createContext<ContentTrail | null>(null);

export function useTrail(): ContentTrail {
  const trail = useContext(TrailContext);
  if (!trail) throw new Error('not inside the details of a message');
  return trail;
}
