import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Span } from '../bytes/byte-selection.ts';
import type { Content } from '../nested/content.ts';
import type { ContentTrail } from './content-trail.ts';

/** Where nested content leads no deeper: a hostile payload may be packed in itself without end. */
const DEEPEST = 50;

/** Begins at the payload of a row, and anew when it is another one. */
export function useContentTrail(row: number, payload: Content): ContentTrail {
  const [inner, setInner] = useState<readonly Content[]>([]);
  const [chosenBytes, chooseBytes] = useState<Span | null>(null);
  const shown = useRef<readonly Content[] | null>(null);
  useLayoutEffect(() => {
    shown.current = inner;
    return () => {
      shown.current = null;
    };
  }, [inner]);
  return useMemo(
    () => ({
      row,
      contents: [payload, ...inner],
      isShown: () => shown.current === inner,
      open: (content) => setInner((before) => (before === inner ? [...before, content].slice(0, DEEPEST) : before)),
      backTo: (level) => setInner((before) => before.slice(0, level)),
      chosenBytes,
      chooseBytes,
    }),
    [row, payload, inner, chosenBytes],
  );
}
