import { PushButton } from '../components/push-button.tsx';
import type { ChosenFile } from '../composing/chosen-file.ts';
import { FileField } from '../composing/file-field.tsx';
import { usePanel } from '../panel-model.ts';
import { fileNameOf, type HoldEdit } from './hold-edit.ts';
import css from './hold-queue.module.css';

interface HeldFileProps {
  readonly edit: HoldEdit;
  readonly file: ChosenFile;
}

/** A held message that is edited elsewhere: it is saved as a file, and another file goes on in its place. */
export function HeldFile({ edit, file }: HeldFileProps) {
  const { services, wording } = usePanel();
  const { held, original } = edit;
  const save = () => services.save(fileNameOf(held, original), [original.data], 'application/octet-stream');
  return (
    <div class={css.file}>
      <PushButton onClick={save}>{wording.text('heldSave')}</PushButton>
      <FileField label={wording.text('heldFile')} file={file} holder={edit} />
    </div>
  );
}
