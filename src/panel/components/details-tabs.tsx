import { usePanel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import type { DetailsTab } from '../stores/selection-store.ts';
import css from './details-tabs.module.css';

const TABS: readonly { readonly id: DetailsTab; readonly name: MessageKey }[] = [
  { id: 'decoded', name: 'tabDecoded' },
  { id: 'text', name: 'tabText' },
  { id: 'hex', name: 'tabHex' },
  { id: 'stack', name: 'tabStack' },
  { id: 'timing', name: 'tabTiming' },
];

/** The ways to look at a payload: https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
export function DetailsTabs() {
  const { selection, wording } = usePanel();
  const chosen = TABS.findIndex(({ id }) => id === selection.tab.value);
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: chosen - 1 + TABS.length,
      ArrowRight: chosen + 1,
      Home: 0,
      End: TABS.length - 1,
    };
    const target = targets[event.key];
    const tab = target === undefined ? undefined : TABS[target % TABS.length];
    if (!tab) return;
    event.preventDefault();
    selection.tab.value = tab.id;
    event.currentTarget.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus();
  };
  return (
    <div role="tablist" class={css.tabs} tabIndex={-1} aria-label={wording.text('detailsTabs')} onKeyDown={onKeyDown}>
      {TABS.map(({ id, name }, index) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          class={css.tab}
          aria-selected={index === chosen}
          aria-controls="details-content"
          tabIndex={index === chosen ? 0 : -1}
          onClick={() => {
            selection.tab.value = id;
          }}
        >
          {wording.text(name)}
        </button>
      ))}
    </div>
  );
}
