import css from '../filter/filter-progress.module.css';
import { usePanel } from '../panel-model.ts';

/** Rows that are decoded before anybody would ask. */
const FEW = 10_000;

/** How far decoding has come, while much of it is to be done: many messages have come, or another decoder was chosen. */
export function DecodingProgress() {
  const { meaning, revision, session, wording } = usePanel();
  void revision.value;
  void meaning.revision.value;
  const { decodedRows } = session.meanings;
  if (session.rowCount - decodedRows <= FEW) return null;
  return (
    <span class={css.progress}>
      {wording.text('decoding')}
      <progress aria-label={wording.text('decoding')} value={decodedRows / session.rowCount} />
    </span>
  );
}
