import { usePanel } from '../panel-model.ts';
import type { ConnectionEntry } from '../stores/connection-list.ts';
import { visibleText } from '../text/visible-text.ts';
import { ConnectionLabel } from './connection-label.tsx';
import css from './connections-pane.module.css';
import { Icon } from './icon.tsx';

interface ConnectionOptionProps {
  readonly entry: ConnectionEntry | undefined;
  readonly position: number;
  readonly isChosen: boolean;
  readonly className: string | undefined;
  readonly onChoose: (position: number) => void;
}

/** One line of the list: all connections, the document that the next ones belong to, or a connection. */
export function ConnectionOption({ entry, position, isChosen, className = '', onChoose }: ConnectionOptionProps) {
  const { wording } = usePanel();
  if (!entry) return null;
  if (entry.type === 'document') {
    const { frameId, loaded, url } = entry.document;
    const name = wording.text(frameId === 0 ? 'topFrame' : 'frame');
    return (
      <div role="presentation" class={`${css.heading} ${className}`} title={visibleText(url)}>
        <span class={css.headingName}>{loaded ? name : `${name} · ${wording.text('stateGone')}`}</span>
        <span class={css.headingUrl}>{visibleText(url)}</span>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has one handler for all keys
    <div
      role="option"
      class={`${css.option} ${className}`}
      tabIndex={isChosen ? 0 : -1}
      aria-selected={isChosen}
      onClick={() => onChoose(position)}
    >
      {entry.type === 'connection' ? (
        <ConnectionLabel connection={entry.connection} />
      ) : (
        <>
          <Icon name="all" />
          <span class={css.all}>{wording.text('allConnections')}</span>
          <span class={css.count}>{wording.number(entry.count)}</span>
        </>
      )}
    </div>
  );
}
