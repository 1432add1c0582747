import { isRecord } from '../../protocol/parsed.ts';
import { THROTTLE_PRESETS } from '../../rules/action.ts';
import { usePanel } from '../panel-model.ts';
import { SelectLine } from './choice-field.tsx';
import { useField } from './field-scope.ts';
import { NUMBER, TextField } from './text-field.tsx';
import { PRESET_NAMES, type ThrottlePreset } from './throttle-presets.ts';

const WAIT = ['what', 'wait'] as const;
const WAITS = { fixed: { ms: 1_000 }, range: { from: 100, to: 1_000 }, normal: { mean: 500, deviation: 100 } };

/** How long a message waits: always the same, within a range, or by a normal distribution. */
export function WaitFields() {
  const { wording } = usePanel();
  const { value, write } = useField(WAIT);
  const wait = isRecord(value) ? value : {};
  const form = 'mean' in wait ? 'normal' : 'ms' in wait ? 'fixed' : 'range';
  const number = (name: string, label: 'waitMs' | 'waitFrom' | 'waitTo' | 'waitMean' | 'waitDeviation') => (
    <TextField path={[...WAIT, name]} label={wording.text(label)} typing={NUMBER} unit="ms" />
  );
  return (
    <>
      <SelectLine
        label={wording.text('waitForm')}
        value={form}
        choices={[
          ['fixed', 'waitFixed'],
          ['range', 'waitRange'],
          ['normal', 'waitNormal'],
        ]}
        onChoose={(chosen) => write(WAITS[chosen])}
      />
      {form === 'fixed' && number('ms', 'waitMs')}
      {form === 'range' && [number('from', 'waitFrom'), number('to', 'waitTo')]}
      {form === 'normal' && [number('mean', 'waitMean'), number('deviation', 'waitDeviation')]}
    </>
  );
}

/** The line that messages go over, or one that people know. */
export function ThrottleFields() {
  const { wording } = usePanel();
  const { value, write } = useField(['what']);
  const preset = PRESET_NAMES.find(([id]) => isPreset(value, id))?.[0] ?? 'own';
  return (
    <>
      <SelectLine
        label={wording.text('preset')}
        value={preset}
        choices={[['own', 'presetOwn'], ...PRESET_NAMES]}
        onChoose={(chosen) => chosen !== 'own' && write({ type: 'throttle', ...THROTTLE_PRESETS[chosen] })}
      />
      <TextField
        path={['what', 'bytesPerSecond']}
        label={wording.text('throttleRate')}
        typing={NUMBER}
        unit={wording.text('bytesPerSecond')}
      />
      <TextField path={['what', 'latencyMs']} label={wording.text('throttleLatency')} typing={NUMBER} unit="ms" />
      <TextField path={['what', 'jitterMs']} label={wording.text('throttleJitter')} typing={NUMBER} unit="ms" />
    </>
  );
}

function isPreset(raw: unknown, id: ThrottlePreset): boolean {
  const { bytesPerSecond, jitterMs, latencyMs } = THROTTLE_PRESETS[id];
  if (!isRecord(raw)) return false;
  return raw.bytesPerSecond === bytesPerSecond && raw.latencyMs === latencyMs && raw.jitterMs === jitterMs;
}
