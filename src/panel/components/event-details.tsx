import type { Message, ShownEvent } from '../../session/session-event.ts';
import { usePanel } from '../panel-model.ts';
import { eventText } from '../text/event-text.ts';
import { DockedConnectionDetails } from './docked-connection-details.tsx';
import css from './event-details.module.css';
import { type Fact, FactList } from './fact-list.tsx';
import { Icon } from './icon.tsx';
import { rowIcon } from './row-kind.ts';

/** A row that is no message: what happened, and the connection that it happened to. */
export function EventDetails({ event }: { readonly event: Exclude<ShownEvent, Message> }) {
  const { revision, session, wording } = usePanel();
  void revision.value;
  const connection = 'connection' in event ? session.connections.get(event.connection) : undefined;
  const facts: Fact[] = [
    { name: wording.text('columnTime'), value: `${wording.moment(event.at)} (${wording.time(event.at)})` },
  ];
  if (event.type === 'loss')
    facts.push({ name: wording.text('factNumbers'), value: `#${event.since} – #${event.seq}` });
  return (
    <div class={css.event}>
      <h2 class={css.title}>
        <Icon name={rowIcon(event.type)} /> <span>{eventText(wording, event, connection?.api)}</span>
      </h2>
      <FactList facts={facts} />
      {connection && (
        <div class={css.connection}>
          <DockedConnectionDetails connection={connection} />
        </div>
      )}
    </div>
  );
}
