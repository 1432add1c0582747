/** Carries messages one way out and one way in. What comes in is `unknown`: whoever reads it parses it. */
export interface Transport<Out> {
  /** Throws when the other end has gone. */
  post(message: Out): void;
  /** Returns what ends it. */
  subscribe(listener: (message: unknown) => void): () => void;
  close(): void;
}
