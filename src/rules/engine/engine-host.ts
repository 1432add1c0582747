import type { EngineNews } from '../../protocol/engine.ts';
import type { ToGate } from '../../protocol/gate.ts';

/** When it is, and what is done later. */
export interface Clock {
  /** In ms; only differences count. */
  now(): number;
  /** Returns what ends it. Never at once, and in order where the times are the same. */
  after(ms: number, run: () => void): () => void;
}

/** What an engine of one document, or worker, is given. */
export interface EngineHost {
  readonly clock: Clock;
  readonly context: 'frame' | 'worker';
  /** Of the document, or worker. */
  readonly documentId: string;
  tellGate(message: ToGate): void;
  tellPanel(news: EngineNews): void;
}
