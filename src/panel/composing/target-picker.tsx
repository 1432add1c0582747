import { useEffect } from 'preact/hooks';
import type { Connection } from '../../session/connection.ts';
import { useActing } from '../acting/acting-model.ts';
import { Icon } from '../components/icon.tsx';
import { PushButton } from '../components/push-button.tsx';
import { PopoverButton } from '../menu/popover-button.tsx';
import { connectionState, stateIcon, stateText } from '../text/connection-state.ts';
import { visibleText } from '../text/visible-text.ts';
import type { Wording } from '../text/wording.ts';
import type { Composition } from './composition.ts';
import css from './target-picker.module.css';
import { offeredTargets, targetsFor } from './targets.ts';

/** The connections that a message goes to: one, or as many as are checked. */
export function TargetPicker({ composition: { targets } }: { readonly composition: Composition }) {
  const { composer, connections: tree, session, wording } = useActing();
  const revision = tree.revision.value;
  useEffect(() => composer.follow(session), [revision, targets]);
  const [first = ''] = targets;
  const connection = targets.size === 1 ? session.connections.get(first) : undefined;
  const url = targets.size === 1 ? visibleText(connection?.url ?? composer.addressOf(first)) : '';
  const name = url === '' ? wording.counted('targetCount', targets.size) : url;
  const state = url === '' || connection?.state === 'open' ? '' : stateOf(wording, connection);
  return (
    <>
      <span aria-hidden="true">{wording.text('sendTo')}</span>
      <PopoverButton
        label={wording.text('targets')}
        what={`${name} ${state}`.trim()}
        hint={url}
        face={
          <span class={css.face}>
            {connection && <Icon name={stateIcon(connectionState(connection))} />}
            <b class={css.url}>{name}</b>
            {state !== '' && <span class={css.state}>{state}</span>}
          </span>
        }
      >
        {() => <Targets targets={targets} />}
      </PopoverButton>
    </>
  );
}

/** What is forgotten belonged to a page that was left. */
const stateOf = (wording: Wording, connection: Connection | undefined): string =>
  connection ? stateText(wording, connection, true) : wording.text('stateGone');

function Targets({ targets }: { readonly targets: ReadonlySet<string> }) {
  const model = useActing();
  const { composer, connections: tree, filter, session, wording } = model;
  void tree.revision.value;
  const offered = offeredTargets(session, targets);
  const toggle = (id: string, isChosen: boolean) => {
    const others = [...targets].filter((one) => one !== id && session.connections.has(one));
    composer.sendTo(new Set(isChosen ? [...others, id] : others));
  };
  return (
    <>
      {offered.length === 0 && <p class={css.none}>{wording.text('noOpenConnection')}</p>}
      {offered.map((connection) => (
        <label key={connection.id} class={css.target}>
          <input
            type="checkbox"
            checked={targets.has(connection.id)}
            onChange={({ currentTarget }) => toggle(connection.id, currentTarget.checked)}
          />
          <Icon name={stateIcon(connectionState(connection))} label={stateText(wording, connection, true)} />
          <bdi class={css.url}>{visibleText(connection.url)}</bdi>
          <span class={css.id}>{connection.id}</span>
        </label>
      ))}
      <div class={css.tools}>
        <PushButton disabled={offered.length === 0} onClick={() => composer.sendTo(idsOf(offered))}>
          {wording.text('allOfThem')}
        </PushButton>
        <PushButton disabled={filter.connections.value === null} onClick={() => composer.sendTo(targetsFor(model))}>
          {wording.text('chosenInTree')}
        </PushButton>
      </div>
    </>
  );
}

const idsOf = (connections: readonly { readonly id: string }[]) => new Set(connections.map(({ id }) => id));
