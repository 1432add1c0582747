import { usePanel } from '../panel-model.ts';
import css from './direction-select.module.css';

/** Shows both directions or one. */
export function DirectionSelect() {
  const { filter, wording } = usePanel();
  const onChange = ({ currentTarget: { value } }: { currentTarget: HTMLSelectElement }) => {
    filter.direction.value = value === 'sent' || value === 'received' ? value : 'all';
  };
  return (
    <select
      class={css.select}
      aria-label={wording.text('direction')}
      value={filter.direction.value}
      onChange={onChange}
    >
      <option value="all">{wording.text('directionAll')}</option>
      <option value="sent">{wording.text('directionSent')}</option>
      <option value="received">{wording.text('directionReceived')}</option>
    </select>
  );
}
