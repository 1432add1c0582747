import css from './details-tabs.module.css';

interface TabStripProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly name: string }[];
  readonly chosen: Id;
  /** The id of the element that shows what is chosen. */
  readonly controls: string;
  readonly onChoose: (id: Id) => void;
}

/** https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
export function TabStrip<Id extends string>({ chosen, controls, label, onChoose, tabs }: TabStripProps<Id>) {
  const place = tabs.findIndex(({ id }) => id === chosen);
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: place - 1 + tabs.length,
      ArrowRight: place + 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const target = targets[event.key];
    const tab = target === undefined ? undefined : tabs[target % tabs.length];
    if (!tab) return;
    event.preventDefault();
    onChoose(tab.id);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus();
  };
  return (
    <div role="tablist" class={css.tabs} tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          class={css.tab}
          aria-selected={id === chosen}
          aria-controls={controls}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
