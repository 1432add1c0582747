import css from '../components/connections-pane.module.css';
import { Icon } from '../components/icon.tsx';
import { usePanel } from '../panel-model.ts';
import { stateNameKey } from '../text/connection-state.ts';
import { visibleText } from '../text/visible-text.ts';
import type { Wording } from '../text/wording.ts';
import { documentKey } from '../text/worker-capture-text.ts';
import type { GroupSubject, TreeEntry } from './connection-tree.ts';

interface GroupLabelProps {
  readonly group: Extract<TreeEntry, { type: 'group' }>;
}

/** What the connections of a group have in common, and how many there are. */
export function GroupLabel({ group: { key, isCollapsed, members, subject } }: GroupLabelProps) {
  const { connections, wording } = usePanel();
  const [name, url] = namesOf(wording, subject);
  return (
    <>
      <button
        type="button"
        class={css.twisty}
        tabIndex={-1}
        aria-hidden="true"
        onClick={() => connections.toggleGroup(key)}
      >
        <Icon name={isCollapsed ? 'expand' : 'collapse'} />
      </button>
      <span class={css.headingLines} title={url || name}>
        <span class={css.headingName}>{name}</span>
        {url !== '' && <span class={css.headingUrl}>{url}</span>}
      </span>
      <span class={css.count}>{wording.number(members.length)}</span>
    </>
  );
}

function namesOf(wording: Wording, subject: GroupSubject): [name: string, url: string] {
  switch (subject.type) {
    case 'document': {
      const { loaded, url } = subject.document;
      const name = wording.text(documentKey(subject.document));
      return [loaded ? name : `${name} · ${wording.text('stateGone')}`, visibleText(url)];
    }
    case 'url':
      return [visibleText(subject.url), ''];
    case 'state':
      return [wording.text(stateNameKey(subject.state)), ''];
  }
}
