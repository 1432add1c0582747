import css from './highlighted.module.css';
import { splitByPattern } from './split-by-pattern.ts';

/** A short text with what is searched for marked in it. */
export function Highlighted({ text, pattern }: { readonly text: string; readonly pattern: RegExp | null }) {
  if (pattern === null) return <>{text}</>;
  return (
    <>
      {splitByPattern(text, pattern).map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          <mark key={index} class={css.match}>
            {part}
          </mark>
        ),
      )}
    </>
  );
}
