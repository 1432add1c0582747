import { usePanel } from '../panel-model.ts';
import { hexLine } from '../text/hex.ts';
import { rowWindow } from '../view/windowing.ts';
import css from './hex-view.module.css';
import { useViewport } from './use-viewport.ts';
import { WindowedRows } from './windowed-rows.tsx';

const LINE_HEIGHT = 16;
/** Px from which 16 bytes fit on a line. */
const WIDE = 540;

/** Bytes with their offsets and as ASCII; only the lines in view are drawn. */
export function HexView({ bytes }: { readonly bytes: Uint8Array }) {
  const { wording } = usePanel();
  const viewport = useViewport();
  const width = viewport.width >= WIDE ? 16 : 8;
  const rows = rowWindow({ ...viewport, rowHeight: LINE_HEIGHT, rowCount: Math.ceil(bytes.length / width) });
  return (
    <div
      ref={viewport.ref}
      role="group"
      class={css.hex}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
      tabIndex={0}
      aria-label={wording.text('hexBytes')}
      onScroll={viewport.update}
    >
      <WindowedRows
        rows={rows}
        renderRow={(index) => {
          const { ascii, hex, offset } = hexLine(bytes, index, width);
          return (
            <div key={index} class={css.line}>
              <span class={css.offset}>{offset}</span>
              <span>{hex}</span>
              <span class={css.ascii}>{ascii}</span>
            </div>
          );
        }}
      />
    </div>
  );
}
