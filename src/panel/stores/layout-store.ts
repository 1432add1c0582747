import { signal } from '@preact/signals';
import { isRecord } from '../../protocol/parsed.ts';
import type { PanelSettings } from '../panel-services.ts';

/** Sizes of panes in px: widths side by side, heights where they are stacked. */
export interface PaneSizes {
  readonly connectionsWidth: number;
  readonly connectionsHeight: number;
  readonly detailsWidth: number;
  readonly detailsHeight: number;
  readonly timelineHeight: number;
}

export type PaneName = keyof PaneSizes;

const FIRST: PaneSizes = {
  connectionsWidth: 230,
  connectionsHeight: 120,
  detailsWidth: 360,
  detailsHeight: 260,
  timelineHeight: 80,
};
const SETTING = 'panes';
export const SMALLEST_PANE = 60;
export const LARGEST_PANE = 2_000;

/** How large the panes are; remembered. */
export class LayoutStore {
  readonly sizes = signal(FIRST);
  readonly #settings: PanelSettings;

  constructor(settings: PanelSettings) {
    this.#settings = settings;
  }

  async load(): Promise<void> {
    const saved = await this.#settings.read(SETTING);
    if (!isRecord(saved)) return;
    const size = (name: PaneName) => bounded(Number(saved[name]) || FIRST[name]);
    this.sizes.value = {
      connectionsWidth: size('connectionsWidth'),
      connectionsHeight: size('connectionsHeight'),
      detailsWidth: size('detailsWidth'),
      detailsHeight: size('detailsHeight'),
      timelineHeight: size('timelineHeight'),
    };
  }

  resize(pane: PaneName, size: number): void {
    this.sizes.value = { ...this.sizes.value, [pane]: bounded(size) };
  }

  /** Remembers the sizes for the next panel. */
  save(): Promise<void> {
    return this.#settings.write(SETTING, this.sizes.value);
  }
}

const bounded = (size: number) => Math.round(Math.min(LARGEST_PANE, Math.max(SMALLEST_PANE, size)));
