import { useActing } from '../acting/acting-model.ts';
import css from './client-bar.module.css';

/** Lines that are shown at once. */
const MOST_LINES = 6;

/** The headers of the handshake, one a line; as high as what is typed. */
export function HeadersField() {
  const { client, wording } = useActing();
  const typed = client.typedHeaders.value;
  return (
    <textarea
      class={css.headers}
      aria-label={wording.text('clientHeaders')}
      placeholder={wording.text('clientHeadersHint')}
      rows={Math.min(typed.split('\n').length, MOST_LINES)}
      autocomplete="off"
      spellcheck={false}
      value={typed}
      onInput={({ currentTarget }) => {
        client.typedHeaders.value = currentTarget.value;
      }}
    />
  );
}
