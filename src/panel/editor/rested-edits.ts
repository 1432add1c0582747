/** UTF-16 units from which on to read the whole text after each key would be felt. */
export const LONG_TEXT = 1024 * 1024;
/** ms without an edit after which a long text is read. */
const REST = 300;

export interface RestedEdits {
  /** The text, which is so long by now, was edited. */
  readonly edited: (length: number) => void;
  /** Tells at once what has not been told yet. */
  readonly settle: () => void;
  /** What has not been told is never told: there is another text in its place. */
  readonly forget: () => void;
}

/** Tells of edits: of those of a short text at once, of those of a long one once the user rests. */
export function restedEdits(tell: () => void): RestedEdits {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const settle = () => {
    if (timer === undefined) return;
    forget();
    tell();
  };
  const edited = (length: number) => {
    forget();
    if (length > LONG_TEXT) timer = setTimeout(settle, REST);
    else tell();
  };
  return { edited, settle, forget };
}
