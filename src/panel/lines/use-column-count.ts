import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Characters that the probe holds. */
export const PROBE = '0'.repeat(50);

/** Characters of a monospaced font that fit into `width` px, measured on an element that shows `PROBE`. */
export function useColumnCount(probe: RefObject<HTMLElement | null>, width: number): number {
  const [columns, setColumns] = useState(0);
  useLayoutEffect(() => {
    const perCharacter = (probe.current?.getBoundingClientRect().width ?? 0) / PROBE.length;
    if (perCharacter > 0 && width > 0) setColumns(Math.max(8, Math.floor(width / perCharacter)));
  }, [width]);
  return columns;
}
