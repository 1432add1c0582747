import { usePanel } from '../panel-model.ts';
import { LimitField } from './limit-field.tsx';
import css from './limit-settings.module.css';

const MIB = 1024 * 1024;
const MOST_MESSAGES = 100_000_000;
const MOST_MEBIBYTES = 1_000_000;

/** How much the panel holds. */
export function CapSettings() {
  const { capture, wording } = usePanel();
  const { messages, bytes } = capture.cap.value;
  return (
    <fieldset class={css.limits}>
      <legend>{wording.text('cap')}</legend>
      <LimitField
        label={wording.text('capMessages')}
        unit=""
        value={messages}
        least={0}
        most={MOST_MESSAGES}
        onChange={(value) => void capture.setCap({ messages: value })}
      />
      <LimitField
        label={wording.text('capBytes')}
        unit={wording.text('unitMebibytes')}
        value={bytes / MIB}
        least={0}
        most={MOST_MEBIBYTES}
        onChange={(value) => void capture.setCap({ bytes: value * MIB })}
      />
      <p class={css.hint}>{wording.text('capHint')}</p>
    </fieldset>
  );
}
