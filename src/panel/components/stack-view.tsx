import { useMemo } from 'preact/hooks';
import { parseStack, type StackFrame } from '../../session/stack-frames.ts';
import { usePanel } from '../panel-model.ts';
import { urlParts } from '../text/url-parts.ts';
import { visibleText } from '../text/visible-text.ts';
import { PushButton } from './push-button.tsx';
import css from './stack-view.module.css';

/** Who called whom, the innermost first. Places in scripts open in DevTools, where it can be asked to. */
export function StackView({ text }: { readonly text: string }) {
  const { wording } = usePanel();
  const frames = useMemo(() => parseStack(text), [text]);
  if (frames.length === 0) return <p class={css.none}>{wording.text('stackNone')}</p>;
  return (
    <ol class={css.frames} aria-label={wording.text('stack')}>
      {frames.map((frame, index) => (
        <li key={index} class={css.frame}>
          <span class={css.function}>{visibleText(frame.function) || wording.text('anonymousFunction')}</span>
          <Place frame={frame} />
        </li>
      ))}
    </ol>
  );
}

function Place({ frame }: { readonly frame: StackFrame }) {
  const { feedback, services, wording } = usePanel();
  const { place } = frame;
  if (!place) return null;
  const { openSource } = services;
  const { url, line, column } = place;
  const whole = `${visibleText(url)}:${line}:${column}`;
  if (!openSource) return <bdi class={css.place}>{whole}</bdi>;
  const open = async () => {
    feedback.dismiss();
    if (!(await openSource(place))) feedback.problem(wording.text('sourceGone', whole));
  };
  return (
    <span class={css.place}>
      <PushButton tone="link" title={whole} onClick={() => void open()}>
        <bdi>{`${visibleText(urlParts(url).path)}:${line}`}</bdi>
      </PushButton>
    </span>
  );
}
