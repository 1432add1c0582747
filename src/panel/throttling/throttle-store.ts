import { signal } from '@preact/signals';
import { THROTTLE_PRESETS } from '../../rules/action.ts';
import type { InForceStore } from '../rules/in-force-store.ts';
import type { ThrottlePreset } from '../rules/throttle-presets.ts';

/** A line that the messages of this tab go over. */
interface Throttle {
  readonly preset: ThrottlePreset;
  /** Of the preset, as the user reads it. */
  readonly name: string;
  /** What rows say that they were delayed by. */
  readonly ruleName: string;
}

/** The id of the rule that stands for the menu; no rule of the list has it. */
export const THROTTLE_RULE = 'throttle-menu';

/** The menu *Throttle*: all messages of the tab go over a slow line, while this panel is open. */
export class ThrottleStore {
  /** Null while they go as fast as they can. */
  readonly chosen = signal<Throttle | null>(null);
  readonly #inForce: InForceStore;

  constructor(inForce: InForceStore) {
    this.#inForce = inForce;
  }

  choose(throttle: Throttle | null): void {
    this.chosen.value = throttle;
    this.#inForce.setThrottle(
      throttle && {
        id: THROTTLE_RULE,
        name: throttle.ruleName,
        isOn: true,
        where: {},
        which: {},
        what: { type: 'throttle', ...THROTTLE_PRESETS[throttle.preset] },
      },
    );
  }
}
