import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { QueryError } from '../../query/query-error.ts';
import { errorPieces } from './error-pieces.ts';
import css from './marked-query.module.css';

interface MarkedQueryProps {
  /** The box that this stands behind, letter under letter. */
  readonly box: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly errors: readonly QueryError[];
}

/** Underlines what is wrong in the text of the box; where something is missing, the place of it. */
export function MarkedQuery({ box, errors, text }: MarkedQueryProps) {
  const line = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const [input, element]: [HTMLInputElement | null, HTMLSpanElement | null] = [box.current, line.current];
    if (!input || !element) return;
    const follow = () => {
      element.style.transform = `translateX(${-input.scrollLeft}px)`;
    };
    input.addEventListener('scroll', follow);
    follow();
    return () => input.removeEventListener('scroll', follow);
  }, [text, errors]);
  if (errors.length === 0) return null;
  return (
    <span class={css.backdrop} aria-hidden="true">
      <span ref={line} class={css.line}>
        {errorPieces(text, errors).map((piece, index) => (
          <span key={index} class={piece.isMistake ? css.mistake : undefined}>
            {piece.text}
          </span>
        ))}
      </span>
    </span>
  );
}
