import { Icon } from '../components/icon.tsx';
import css from './context-menu.module.css';
import type { MenuItem } from './menu-store.ts';

const ROLES = { action: 'menuitem', check: 'menuitemcheckbox', radio: 'menuitemradio' } as const;

interface MenuLineProps {
  readonly item: MenuItem;
  /** Called before the line does what it says. */
  readonly onRun: () => void;
}

/** One line of a menu. */
export function MenuLine({ item, onRun }: MenuLineProps) {
  if (item.type === 'separator') return <div role="separator" class={css.separator} />;
  const run = () => {
    onRun();
    item.run();
  };
  return (
    <button
      type="button"
      role={ROLES[item.type]}
      class={css.item}
      tabIndex={-1}
      {...(item.type === 'action' ? {} : { 'aria-checked': item.isChecked === true })}
      aria-description={item.hint ?? item.keys}
      title={item.hint}
      disabled={item.isDisabled === true}
      onClick={run}
    >
      <span class={css.check}>{item.isChecked === true && <Icon name="check" />}</span>
      <span class={css.label}>{item.label}</span>
      {item.keys !== undefined && (
        <span class={css.keys} aria-hidden="true">
          {item.keys}
        </span>
      )}
    </button>
  );
}
