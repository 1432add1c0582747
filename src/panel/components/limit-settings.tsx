import { LIMIT_RANGES } from '../../protocol/history-limits.ts';
import { usePanel } from '../panel-model.ts';
import { LimitField } from './limit-field.tsx';
import css from './limit-settings.module.css';

const KIB = 1024;
const MIB = 1024 * KIB;

/** How much each page keeps, and how much of a message it sends unasked. */
export function LimitSettings() {
  const { capture, wording } = usePanel();
  const { messages, bytes, payload } = capture.limits.value;
  const name = wording.text('limits');
  return (
    <fieldset class={css.limits}>
      <legend>{name}</legend>
      <LimitField
        label={wording.text('limitMessages')}
        unit=""
        value={messages}
        least={LIMIT_RANGES.messages[0]}
        most={LIMIT_RANGES.messages[1]}
        onChange={(value) => void capture.setLimits({ messages: value })}
      />
      <LimitField
        label={wording.text('limitBytes')}
        unit={wording.text('unitMebibytes')}
        value={bytes / MIB}
        least={LIMIT_RANGES.bytes[0] / MIB}
        most={LIMIT_RANGES.bytes[1] / MIB}
        onChange={(value) => void capture.setLimits({ bytes: value * MIB })}
      />
      <LimitField
        label={wording.text('limitPayload')}
        unit={wording.text('unitKibibytes')}
        value={payload / KIB}
        least={LIMIT_RANGES.payload[0] / KIB}
        most={LIMIT_RANGES.payload[1] / KIB}
        onChange={(value) => void capture.setLimits({ payload: value * KIB })}
      />
      <p class={css.hint}>{wording.text('limitsHint')}</p>
    </fieldset>
  );
}
