import { isShown } from '../../session/session-event.ts';
import { usePanel } from '../panel-model.ts';
import type { Translate } from '../panel-services.ts';
import { urlParts } from '../text/url-parts.ts';
import { isMessageKind } from '../view/row-filter.ts';
import { Cell } from './cell.tsx';
import { Icon } from './icon.tsx';
import css from './message-grid.module.css';
import { rowIcon, rowKindKey } from './row-kind.ts';
import { RowSummary } from './row-summary.tsx';

interface MessageRowProps {
  /** The row of the session, and its position in the view. */
  readonly row: number;
  readonly position: number;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  readonly className: string | undefined;
  readonly onSelect: (position: number) => void;
}

/** One row of the grid: a message, a loss, or what happened to a connection. */
export function MessageRow({ row, position, isSelected, isTabStop, className = '', onSelect }: MessageRowProps) {
  const { session, wording } = usePanel();
  const kind = session.kindAt(row);
  const event = session.eventAt(row);
  if (!event || !isShown(event)) return null;
  const kindText = event.type === 'message' ? wording.text(event.payload.opcode) : wording.text(rowKindKey(event.type));
  const url = session.connections.get(session.connectionIdAt(row))?.url;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has one handler for all keys
    <div
      role="row"
      class={`${css.row} ${className}`}
      data-kind={kind}
      data-seq={isMessageKind(kind) ? event.seq : undefined}
      data-direction={isMessageKind(kind) ? kind : undefined}
      aria-rowindex={position + 2}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => onSelect(position)}
    >
      <Cell role="gridcell" class={css.seq}>
        {event.seq === 0 ? '' : event.seq}
      </Cell>
      <Cell role="gridcell" class={css.time} title={wording.stamp(event.at)}>
        {wording.time(event.at)}
      </Cell>
      <Cell role="gridcell" class={css.direction}>
        <Icon
          name={rowIcon(event.type === 'message' ? event.direction : event.type)}
          label={directionName(kind, wording.text)}
        />
      </Cell>
      <Cell role="gridcell" class={css.kind}>
        {kindText}
      </Cell>
      <Cell role="gridcell" class={css.connection} title={url}>
        {url === undefined ? '' : urlParts(url).path}
      </Cell>
      <RowSummary event={event} />
      {event.type === 'message' && (
        <Cell role="gridcell" class={css.size}>
          {wording.bytes(session.sizeAt(row))}
        </Cell>
      )}
    </div>
  );
}

function directionName(kind: string, text: Translate): string | undefined {
  if (kind === 'sent') return text('directionSent');
  return kind === 'received' ? text('directionReceived') : undefined;
}
