import { ToolButton } from '../components/tool-button.tsx';
import { usePanel } from '../panel-model.ts';
import css from './match-bar.module.css';

/** Whether matches are only highlighted, which of them is looked at, and the way to the others. */
export function MatchBar() {
  const { filter, matches, wording } = usePanel();
  const isActive = matches.isActive.value;
  void matches.revision.value;
  const count = isActive ? matches.count : 0;
  return (
    <span class={css.bar} role="group" aria-label={wording.text('matches')}>
      <ToolButton
        icon="highlight"
        label={wording.text('highlightOnly')}
        hint="M"
        pressed={filter.isHighlighting.value}
        tone="on"
        onClick={() => {
          filter.isHighlighting.value = !filter.isHighlighting.value;
        }}
      />
      <ToolButton
        icon="up"
        label={wording.text('previousMatch')}
        hint="Shift+F3"
        disabled={count === 0}
        onClick={() => matches.step(-1)}
      />
      <ToolButton
        icon="down"
        label={wording.text('nextMatch')}
        hint="F3"
        disabled={count === 0}
        onClick={() => matches.step(1)}
      />
      {isActive && <MatchCount />}
    </span>
  );
}

function MatchCount() {
  const { matches, selection, wording } = usePanel();
  void selection.row.value;
  void matches.revision.value; // the bar's own look at it does not draw this anew
  const { count, position } = matches;
  const text =
    position > 0
      ? wording.text('matchOf', wording.number(position), wording.number(count))
      : wording.counted('matchCount', count);
  return <span class={css.count}>{text}</span>;
}
