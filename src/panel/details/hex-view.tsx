import { useState } from 'preact/hooks';
import { ByteInspector } from '../bytes/byte-inspector.tsx';
import { type ByteSelection, type Span, spanOf } from '../bytes/byte-selection.ts';
import { HexDump } from '../bytes/hex-dump.tsx';
import { usePanel } from '../panel-model.ts';
import { useTrail } from './content-trail.ts';
import css from './hex-view.module.css';

/** Bytes, and what those that are selected mean. */
export function HexView({ bytes }: { readonly bytes: Uint8Array<ArrayBuffer> }) {
  const { wording } = usePanel();
  const { chosenBytes, contents, open } = useTrail();
  const [selection, setSelection] = useState(() => selectionOf(contents.length === 1 ? chosenBytes : null, bytes));
  if (bytes.length === 0) return <p class={css.empty}>{wording.text('statementEmpty')}</p>;
  const openSelection = () => {
    if (!selection) return;
    const { start, end } = spanOf(selection);
    open({ form: 'selection', data: bytes.slice(start, end), isCut: false });
  };
  return (
    <div class={css.hex}>
      <div class={css.dump}>
        <HexDump bytes={bytes} selection={selection} onSelect={setSelection} />
      </div>
      {selection && <ByteInspector bytes={bytes} span={spanOf(selection)} onOpen={openSelection} />}
    </div>
  );
}

/** What was chosen where the payload is decoded, as far as it is here. */
function selectionOf(span: Span | null, { length }: Uint8Array): ByteSelection | null {
  return span && span.start < span.end && span.end <= length ? { anchor: span.start, head: span.end - 1 } : null;
}
