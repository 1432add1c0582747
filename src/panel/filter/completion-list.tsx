import type { FieldName } from '../../query/query.ts';
import type { Completion } from '../../session/query/completions.ts';
import { usePanel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import { visibleText } from '../text/visible-text.ts';
import css from './completion-list.module.css';
import type { CompletionState } from './use-completions.ts';

export const COMPLETIONS_ID = 'filter-completions';
export const optionId = (index: number): string => `filter-completion-${index}`;

const FIELD_TEXTS: Readonly<Record<FieldName, MessageKey>> = {
  dir: 'fieldDir',
  kind: 'fieldKind',
  conn: 'fieldConn',
  url: 'fieldUrl',
  is: 'fieldIs',
  size: 'fieldSize',
  time: 'fieldTime',
  latency: 'fieldLatency',
  opcode: 'fieldOpcode',
  subprotocol: 'fieldSubprotocol',
  decoder: 'fieldDecoder',
  violation: 'fieldViolation',
};

/** Lines at a time; typing leaves fewer, and arrows lead to the others. */
const LINES = 12;

/** What could be written next. The focus stays in the box. */
export function CompletionList({ list, take }: Pick<CompletionState, 'list' | 'take'>) {
  const { wording } = usePanel();
  if (!list) return null;
  const { active, items } = list;
  const first = Math.max(0, active + 1 - LINES);
  return (
    <div id={COMPLETIONS_ID} role="listbox" class={css.list} aria-label={wording.text('completions')}>
      {items.slice(first, first + LINES).map((item, line) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys
        <div
          key={item.text}
          id={optionId(first + line)}
          role="option"
          class={css.option}
          aria-selected={first + line === active}
          aria-posinset={first + line + 1}
          aria-setsize={items.length}
          onMouseDown={(event) => event.preventDefault() /* or the box would lose the focus */}
          onClick={() => take(item)}
        >
          <bdi class={css.text}>{visibleText(item.text)}</bdi>
          <Detail item={item} />
        </div>
      ))}
    </div>
  );
}

function Detail({ item: { detail, field, text, type } }: { readonly item: Completion }) {
  const { wording } = usePanel();
  if (type === 'field' && field) return <span class={css.detail}>{wording.text(FIELD_TEXTS[field])}</span>;
  if (text === '$.') return <span class={css.detail}>{wording.text('fieldPath')}</span>;
  return detail === '' ? null : <bdi class={css.detail}>{visibleText(detail)}</bdi>;
}
