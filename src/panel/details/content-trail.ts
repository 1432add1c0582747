import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Span } from '../bytes/byte-selection.ts';
import type { Content } from '../nested/content.ts';

/** The way from a payload to what is looked at within it, the payload first. */
export interface ContentTrail {
  /** The message whose payload it is. */
  readonly row: number;
  readonly contents: readonly Content[];
  /** Whether it is what Details shows; false once the user has gone on, there or to something else. */
  readonly isShown: () => boolean;
  /** Goes into something that was found. */
  readonly open: (content: Content) => void;
  /** Goes back to the content of this number. */
  readonly backTo: (level: number) => void;
  /** Bytes of the payload that were chosen where it is decoded; null for none. */
  readonly chosenBytes: Span | null;
  readonly chooseBytes: (bytes: Span | null) => void;
}

export const TrailContext = createContext<ContentTrail | null>(null);

export function useTrail(): ContentTrail {
  const trail = useContext(TrailContext);
  if (!trail) throw new Error('not inside the details of a message');
  return trail;
}
