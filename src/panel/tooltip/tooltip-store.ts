import { signal } from '@preact/signals';

export interface Tooltip {
  readonly text: string;
  /** What it is about; it stands below that, or above where there is no room. */
  readonly box: DOMRect;
}

/** The tooltip that is shown; there is one at most. */
export class TooltipStore {
  readonly tooltip = signal<Tooltip | null>(null);

  show(text: string, box: DOMRect): void {
    this.tooltip.value = { text, box };
  }

  hide(): void {
    this.tooltip.value = null;
  }
}
