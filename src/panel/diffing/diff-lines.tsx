import { useMemo, useState } from 'preact/hooks';
import { useViewport } from '../components/use-viewport.ts';
import { WindowedRows } from '../components/windowed-rows.tsx';
import { usePanel } from '../panel-model.ts';
import { rowWindow } from '../view/windowing.ts';
import { foldLines, splitLines, unifiedLines } from './diff-layout.ts';
import { DiffLineView } from './diff-line-view.tsx';
import type { DiffRow } from './diff-rows.ts';
import css from './diff-view.module.css';

const LINE_HEIGHT = 16;
/** Px from which both sides have room. */
const WIDE = 500;
const LONGEST = 2_000;

/** Lines of two messages with what changed between them; only those in view are drawn. */
export function DiffLines({ rows }: { readonly rows: readonly DiffRow[] }) {
  const { details, wording } = usePanel();
  const viewport = useViewport();
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const isSplit = details.diffLayout.value === 'split' && viewport.width >= WIDE;
  const all = useMemo(() => (isSplit ? splitLines(rows) : unifiedLines(rows)), [rows, isSplit]);
  const lines = useMemo(() => foldLines(all, opened), [all, opened]);
  const widest = useMemo(() => rows.reduce((most, row) => Math.max(most, widthOf(row)), 0), [rows]);
  const width = isSplit ? '100%' : `${Math.min(widest, LONGEST) + 14}ch`;
  return (
    <div
      ref={viewport.ref}
      class={css.lines}
      data-layout={isSplit ? 'split' : 'unified'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
      tabIndex={0}
      role="group"
      aria-label={wording.text('diffLines')}
      onScroll={viewport.update}
    >
      <div style={{ minWidth: width }}>
        <WindowedRows
          rows={rowWindow({ ...viewport, rowHeight: LINE_HEIGHT, rowCount: lines.length })}
          renderRow={(index) => {
            const line = lines[index];
            const open = (from: number) => setOpened(new Set([...opened, from]));
            return line && <DiffLineView key={index} line={line} isSplit={isSplit} onOpen={open} />;
          }}
        />
      </div>
    </div>
  );
}

const widthOf = ({ parts }: DiffRow) => parts.reduce((sum, { text }) => sum + text.length, 0);
