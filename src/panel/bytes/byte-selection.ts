/** Bytes that are selected: from one to the other, both included, in whichever order they were chosen. */
export interface ByteSelection {
  readonly anchor: number;
  readonly head: number;
}

/** From `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const spanOf = ({ anchor, head }: ByteSelection): Span => ({
  start: Math.min(anchor, head),
  end: Math.max(anchor, head) + 1,
});

interface DumpSize {
  /** Bytes in all, on a line, and on a page. */
  readonly length: number;
  readonly width: number;
  readonly page: number;
}

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

/** What a key makes of a selection; null for a key that does nothing. Shift keeps the anchor. */
export function movedSelection(key: Key, selection: ByteSelection | null, size: DumpSize): ByteSelection | null {
  const { length } = size;
  if (length === 0) return null;
  const isControl = key.ctrlKey || key.metaKey;
  if (isControl && key.key.toLowerCase() === 'a') return { anchor: 0, head: length - 1 };
  const head = selection?.head ?? 0;
  const target = isControl ? endOf(key.key, length) : targetOf(key.key, head, size);
  if (target === null) return null;
  // Without a selection there is nothing to move yet: the first key begins one.
  const to = selection === null && key.key.startsWith('Arrow') ? 0 : Math.min(length - 1, Math.max(0, target));
  return { anchor: key.shiftKey ? (selection?.anchor ?? to) : to, head: to };
}

const endOf = (key: string, length: number) => (key === 'Home' ? 0 : key === 'End' ? length - 1 : null);

function targetOf(key: string, head: number, { width, page }: DumpSize): number | null {
  const lineStart = head - (head % width);
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: head - 1,
    ArrowRight: head + 1,
    ArrowUp: head - width < 0 ? head : head - width,
    ArrowDown: head + width,
    PageUp: head - page,
    PageDown: head + page,
    Home: lineStart,
    End: lineStart + width - 1,
  };
  return targets[key] ?? null;
}
