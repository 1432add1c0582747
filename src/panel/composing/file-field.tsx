import { useEffect, useRef } from 'preact/hooks';
import { COMMAND_PAYLOAD_LIMIT } from '../../protocol/limits.ts';
import { useActing } from '../acting/acting-model.ts';
import { visibleText } from '../text/visible-text.ts';
import type { ChosenFile } from './composition.ts';
import css from './file-field.module.css';

/** Chooses the file whose bytes are sent. One that is too big is not even read. */
export function FileField({ file }: { readonly file: ChosenFile | null }) {
  const { composer, feedback, wording } = useActing();
  const input = useRef<HTMLInputElement>(null);
  const wish = composer.focusWish.value;
  useEffect(() => input.current?.focus(), [wish]);
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    feedback.dismiss();
    const [name, size] = [visibleText(chosen.name), wording.bytes(chosen.size)];
    if (chosen.size > COMMAND_PAYLOAD_LIMIT) return feedback.problem(wording.text('fileTooBig', name, size));
    try {
      composer.attach({ name: chosen.name, data: await chosen.arrayBuffer() });
    } catch {
      feedback.problem(wording.text('fileUnreadable', name)); // NotReadableError: it is gone, or not ours to read
    }
  };
  return (
    <div class={css.field}>
      <input
        ref={input}
        type="file"
        aria-label={wording.text('fileToSend')}
        onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
      />
      {file && (
        <span>
          <b>{visibleText(file.name)}</b> {wording.bytes(file.data.byteLength)}
        </span>
      )}
    </div>
  );
}
