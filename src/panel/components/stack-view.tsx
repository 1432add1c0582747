import { useMemo } from 'preact/hooks';
import { sourceAddress } from '../../protocol/source-request.ts';
import { parseStack, type StackFrame } from '../../session/stack-frames.ts';
import { usePanel } from '../panel-model.ts';
import { urlParts } from '../text/url-parts.ts';
import { visibleText } from '../text/visible-text.ts';
import { PushButton } from './push-button.tsx';
import css from './stack-view.module.css';

/** Who called whom, the innermost first. Places in scripts open in DevTools, or where that cannot be asked to, in a tab. */
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
  const { sources } = services;
  const { url, line, column } = place;
  const whole = `${visibleText(url)}:${line}:${column}`;
  const isInTab = sources.where === 'tab';
  if (isInTab && sourceAddress(url, line) === null) return <bdi class={css.place}>{whole}</bdi>;
  const open = async () => {
    feedback.dismiss();
    if (!(await sources.open(place))) feedback.problem(wording.text(isInTab ? 'sourceNotShown' : 'sourceGone', whole));
  };
  const title = isInTab ? wording.text('sourceInTab', whole) : whole;
  return (
    <span class={css.place}>
      <PushButton tone="link" title={title} onClick={() => void open()}>
        <bdi>{`${visibleText(urlParts(url).path)}:${line}`}</bdi>
        {isInTab && <span aria-hidden="true"> ↗</span>}
      </PushButton>
    </span>
  );
}
