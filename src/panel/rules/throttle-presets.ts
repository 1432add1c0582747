import type { THROTTLE_PRESETS } from '../../rules/action.ts';
import type { MessageKey } from '../panel-services.ts';

export type ThrottlePreset = keyof typeof THROTTLE_PRESETS;

/** Lines that people know, and what they are called, the slowest first. */
export const PRESET_NAMES = [
  ['slow-3g', 'presetSlow3g'],
  ['3g', 'preset3g'],
  ['satellite', 'presetSatellite'],
] as const satisfies readonly (readonly [ThrottlePreset, MessageKey])[];
