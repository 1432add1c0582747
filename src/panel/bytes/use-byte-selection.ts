import { useRef } from 'preact/hooks';
import { copyAndTell } from '../details/copy-and-tell.ts';
import { usePanel } from '../panel-model.ts';
import { hexOf } from '../text/hex.ts';
import { byteAt } from './byte-at.ts';
import { type ByteSelection, movedSelection, spanOf } from './byte-selection.ts';

interface ByteSelecting {
  readonly bytes: Uint8Array;
  readonly selection: ByteSelection | null;
  readonly onSelect: (selection: ByteSelection) => void;
  /** Bytes on a line and on a page. */
  readonly width: number;
  readonly page: number;
}

type Pointed = PointerEvent & { currentTarget: HTMLElement };

/** Selects bytes of a dump with keys and by dragging, and copies them. */
export function useByteSelection({ bytes, selection, onSelect, width, page }: ByteSelecting) {
  const model = usePanel();
  const drag = useRef({ isOn: false });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return;
    const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c';
    const span = isCopy && selection ? spanOf(selection) : null;
    const moved = isCopy ? null : movedSelection(event, selection, { length: bytes.length, width, page });
    if (!span && !moved) return;
    event.preventDefault();
    if (moved) onSelect(moved);
    if (span) void copyAndTell(model, () => hexOf(bytes.subarray(span.start, span.end)));
  };
  const select = (event: Pointed, keepsAnchor: boolean) => {
    const byte = byteAt(event, bytes.length);
    if (byte === null || (event.type === 'pointermove' && byte === selection?.head)) return;
    onSelect({ anchor: keepsAnchor ? (selection?.anchor ?? byte) : byte, head: byte });
  };
  return {
    onKeyDown,
    onPointerDown: (event: Pointed) => {
      if (event.button !== 0) return;
      drag.current.isOn = true;
      select(event, event.shiftKey);
    },
    onPointerMove: (event: Pointed) => {
      const isOn: boolean = drag.current.isOn;
      // A button that was let go outside of the window was not told.
      if (isOn && event.buttons === 1) select(event, true);
    },
    onPointerUp: () => {
      drag.current.isOn = false;
    },
  };
}
