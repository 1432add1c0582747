import { usePanel } from '../panel-model.ts';
import type { ConnectionEntry } from '../stores/connection-list.ts';
import { visibleText } from '../text/visible-text.ts';
import { documentKey } from '../text/worker-capture-text.ts';
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
    const { loaded, url } = entry.document;
    const name = wording.text(documentKey(entry.document));
    return (
      <div
        role="presentation"
        class={`${css.heading} ${className}`}
        style={indented(entry.depth)}
        title={visibleText(url)}
      >
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
      style={entry.type === 'connection' ? indented(entry.depth) : undefined}
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

/** Deeper levels than these stand where the last one does: there must be room for the text. */
const DEEPEST = 4;

const indented = (depth: number) => ({ paddingLeft: `${6 + 12 * Math.min(depth, DEEPEST)}px` });
