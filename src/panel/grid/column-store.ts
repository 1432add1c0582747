import { signal } from '@preact/signals';
import type { PanelSettings } from '../panel-services.ts';
import {
  type ColumnId,
  FIRST_LAYOUT,
  moved,
  readLayout,
  resized,
  savedLayout,
  type TimeForm,
  toggled,
} from './columns.ts';

const SETTING = 'messageColumns';

/** Which columns the grid has, how wide, and in which order; remembered. */
export class ColumnStore {
  readonly layout = signal(FIRST_LAYOUT);
  readonly #settings: PanelSettings;

  constructor(settings: PanelSettings) {
    this.#settings = settings;
  }

  async load(): Promise<void> {
    this.layout.value = readLayout(await this.#settings.read(SETTING));
  }

  /** Px. `save` remembers it, when the user has let go. */
  resize(column: ColumnId, width: number): void {
    this.layout.value = resized(this.layout.value, column, width);
  }

  toggle(column: ColumnId): void {
    this.layout.value = toggled(this.layout.value, column);
    void this.save();
  }

  /** Puts a column where `before` stands; null puts it last. */
  move(column: ColumnId, before: ColumnId | null): void {
    this.layout.value = moved(this.layout.value, column, before);
    void this.save();
  }

  /** Moves a column by one place, to the left for -1. */
  shift(column: ColumnId, by: -1 | 1): void {
    const { hidden, order } = this.layout.value;
    const shown = order.filter((id) => id === column || !hidden.has(id));
    const at = shown.indexOf(column);
    this.move(column, shown[by < 0 ? at - 1 : at + 2] ?? (by < 0 ? column : null));
  }

  showTime(time: TimeForm): void {
    this.layout.value = { ...this.layout.value, time };
    void this.save();
  }

  reset(): void {
    this.layout.value = FIRST_LAYOUT;
    void this.save();
  }

  save(): Promise<void> {
    return this.#settings.write(SETTING, savedLayout(this.layout.value));
  }
}
