import { usePanel } from '../panel-model.ts';
import { ProgressNote } from './progress-note.tsx';

/** Rows that are decoded before anybody would ask. */
const FEW = 10_000;

/** How far decoding has come, while much of it is to be done: many messages have come, or another decoder was chosen. */
export function DecodingProgress() {
  const { meaning, revision, session, wording } = usePanel();
  void revision.value;
  void meaning.revision.value;
  const { decodedRows } = session.meanings;
  if (session.rowCount - decodedRows <= FEW) return null;
  const label = wording.text('decoding');
  return (
    <ProgressNote label={label} value={decodedRows / session.rowCount}>
      {label}
    </ProgressNote>
  );
}
