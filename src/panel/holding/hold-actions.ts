/** What is done with what waits: with the chosen message, or with all. */
export interface HoldActions {
  readonly release: () => void;
  readonly drop: () => void;
  readonly edit: () => void;
  readonly releaseAll: () => void;
  /** Asks which message to stop at next. */
  readonly askForNext: () => void;
}
