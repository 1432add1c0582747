import { useEffect } from 'preact/hooks';
import { useViewport } from '../components/use-viewport.ts';
import { WindowedRows } from '../components/windowed-rows.tsx';
import { bytePatternOf, type FindQuery } from '../finding/find-query.ts';
import { useFind } from '../finding/use-find.ts';
import { usePanel } from '../panel-model.ts';
import { rowWindow, scrollTopToReveal } from '../view/windowing.ts';
import { ByteSearch } from './byte-search.ts';
import { type ByteSelection, spanOf } from './byte-selection.ts';
import css from './hex-dump.module.css';
import { HexLineView } from './hex-line-view.tsx';
import { useByteSelection } from './use-byte-selection.ts';

interface HexDumpProps {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly selection: ByteSelection | null;
  readonly onSelect: (selection: ByteSelection) => void;
}

const LINE_HEIGHT = 16;
/** Px from which 16 bytes fit on a line. */
const WIDE = 540;

/** Bytes with their offsets and as ASCII; only the lines in view are drawn. */
export function HexDump({ bytes, selection, onSelect }: HexDumpProps) {
  const { wording } = usePanel();
  const viewport = useViewport();
  const width = viewport.width >= WIDE ? 16 : 8;
  const size = { ...viewport, rowHeight: LINE_HEIGHT, rowCount: Math.ceil(bytes.length / width) };
  const page = Math.max(1, Math.floor(viewport.height / LINE_HEIGHT) - 1) * width;
  const listeners = useByteSelection({ bytes, selection, onSelect, width, page });
  const reveal = (byte: number) => {
    const { current } = viewport.ref;
    if (current)
      current.scrollTop = scrollTopToReveal(Math.floor(byte / width), { ...size, height: current.clientHeight });
    viewport.update();
  };
  useFind({ content: bytes, searchFor: (query) => searchIn(bytes, query), reveal });
  const head = selection?.head ?? -1;
  useEffect(() => (head >= 0 ? reveal(head) : undefined), [head]);
  const span = selection && spanOf(selection);
  return (
    <div
      ref={viewport.ref}
      role="group"
      class={css.dump}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and its bytes are selected with keys
      tabIndex={0}
      aria-label={wording.text('hexBytes')}
      onScroll={viewport.update}
      {...listeners}
    >
      <WindowedRows
        rows={rowWindow(size)}
        renderRow={(line) => (
          <HexLineView key={line} bytes={bytes} line={line} width={width} selected={span} head={head} />
        )}
      />
    </div>
  );
}

function searchIn(bytes: Uint8Array, query: FindQuery): ByteSearch | null {
  const pattern = bytePatternOf(query);
  return pattern === null || typeof pattern === 'string' ? null : new ByteSearch(bytes, pattern);
}
