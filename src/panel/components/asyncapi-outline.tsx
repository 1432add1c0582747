import type { AsyncApiDocument, Candidate, Channel } from '../../decoders/asyncapi/asyncapi-document.ts';
import { usePanel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import css from './asyncapi-outline.module.css';

/** Lines of one kind, and names in one line. */
const MOST = 100;
const NAMES = 30;

/** What a document names: its servers, its channels, and the messages that the page sends and receives there. */
export function AsyncApiOutline({ document }: { readonly document: AsyncApiDocument }) {
  const { wording } = usePanel();
  const { asyncapi, channels, notes, servers, title, version, view } = document;
  return (
    <details class={css.outline}>
      <summary>
        <bdi class={css.title}>{visibleText(title)}</bdi> {visibleText(version)}{' '}
        <span class={css.dim}>
          AsyncAPI {visibleText(asyncapi)} · {wording.counted('channelCount', channels.length)}
          {notes.length > 0 && ` · ${wording.counted('asyncApiNotes', notes.length)}`}
        </span>
      </summary>
      <p class={css.dim}>{wording.text(view === 'server' ? 'asyncApiOfServer' : 'asyncApiOfClient')}</p>
      <Lines name={wording.text('asyncApiServers')} lines={servers.map(({ name, url }) => `${name}: ${url}`)} />
      {channels.slice(0, MOST).map((channel) => (
        <ChannelLines key={channel.name} channel={channel} />
      ))}
      <Lines name={wording.text('asyncApiUnread')} lines={notes} />
    </details>
  );
}

function Lines({ name, lines }: { readonly name: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <p class={css.head}>{name}</p>
      <ul>
        {lines.slice(0, MOST).map((line) => (
          <li key={line}>
            <bdi>{visibleText(line)}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}

function ChannelLines({ channel: { address, messages, name } }: { readonly channel: Channel }) {
  const { wording } = usePanel();
  const lines = [
    ...lineOf(wording.text('directionSent'), messages.sent),
    ...lineOf(wording.text('directionReceived'), messages.received),
  ];
  const title = address === null || address === name ? name : `${name} ${address}`;
  return <Lines name={wording.text('asyncApiChannel', visibleText(title))} lines={lines} />;
}

function lineOf(direction: string, candidates: readonly Candidate[]): string[] {
  if (candidates.length === 0) return [];
  const names = candidates.slice(0, NAMES).map(({ message }) => message.name);
  return [`${direction}: ${names.join(', ')}${candidates.length > NAMES ? ', …' : ''}`];
}
