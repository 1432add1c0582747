import { useMemo } from 'preact/hooks';
import { PushButton } from '../components/push-button.tsx';
import { copyAndTell } from '../details/copy-and-tell.ts';
import { usePanel } from '../panel-model.ts';
import { hexOf } from '../text/hex.ts';
import { visibleText } from '../text/visible-text.ts';
import css from './byte-inspector.module.css';
import type { Span } from './byte-selection.ts';
import { inspectBytes } from './inspect-bytes.ts';
import { textOfBytes } from './text-of-bytes.ts';

interface ByteInspectorProps {
  readonly bytes: Uint8Array;
  readonly span: Span;
  /** Opens what is selected as a content of its own. */
  readonly onOpen: () => void;
}

/** What the selected bytes mean, read as each type there is. */
export function ByteInspector({ bytes, span, onOpen }: ByteInspectorProps) {
  const model = usePanel();
  const { wording } = model;
  const { start, end } = span;
  const readings = useMemo(() => inspectBytes(bytes, start), [bytes, start]);
  const selected = bytes.subarray(start, end);
  return (
    <section class={css.inspector} aria-label={wording.text('inspector')}>
      <div class={css.head}>
        <span role="status">{wording.counted('selectedBytes', end - start, `0x${start.toString(16)}`)}</span>
        <PushButton title="Ctrl+C" onClick={() => void copyAndTell(model, () => hexOf(selected))}>
          {wording.text('copyHex')}
        </PushButton>
        <PushButton onClick={onOpen}>{wording.text('openSelection')}</PushButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it */}
      <div class={css.scroller} tabIndex={0} role="group" aria-label={wording.text('inspectorValues')}>
        <table class={css.readings}>
          <thead>
            <tr>
              <th scope="col">{wording.text('inspectorType')}</th>
              <th scope="col">{wording.text('littleEndian')}</th>
              <th scope="col">{wording.text('bigEndian')}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">UTF-8</th>
              <td colSpan={2}>
                <bdi>{visibleText(textOfBytes(bytes, span)) || '–'}</bdi>
              </td>
            </tr>
            {readings.map(({ type, little, big }) => (
              <tr key={type}>
                <th scope="row">{type}</th>
                <td colSpan={big === undefined ? 2 : 1}>{little ?? '–'}</td>
                {big !== undefined && <td>{big ?? '–'}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
