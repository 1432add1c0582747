import { useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { useFocusReturn } from '../components/use-focus-return.ts';
import { usePanel } from '../panel-model.ts';
import css from './jump-to-newest.module.css';

interface JumpProps {
  /** Px at the right that it leaves free, where there is room. */
  readonly right: number;
}

/** Leads back to the newest row, and says how many messages have come meanwhile. */
export function JumpToNewest({ isAtEnd, right }: JumpProps & { readonly isAtEnd: boolean }) {
  return isAtEnd ? null : <Jump right={right} />; // sorted rows have a bar of their own that leads back
}

function Jump({ right }: JumpProps) {
  const { rows, selection, unseen, wording } = usePanel();
  const button = useRef<HTMLButtonElement>(null);
  useFocusReturn(button);
  const jump = () => {
    rows.sort.value = null;
    selection.isFollowing.value = true;
  };
  return (
    <button
      ref={button}
      type="button"
      class={css.latest}
      style={{ '--right': `${right}px` }}
      title={wording.text('jumpToNewestHint')}
      onClick={jump}
    >
      <Icon name="latest" /> {wording.text('jumpToNewest')}
      {unseen.value > 0 && <span class={css.unseen}>{wording.counted('newMessages', unseen.value)}</span>}
    </button>
  );
}
