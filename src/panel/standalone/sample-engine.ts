import type { EngineCommand, EngineNews } from '../../protocol/engine.ts';
import type { FromPanel, ToPanel } from '../../protocol/routing.ts';

type Rules = Extract<FromPanel, { type: 'rules' }>;

/** Plays the background's and the engine's part in rules: says what is in force, and hears what is to become of what waits. */
export class SampleEngine {
  /** What the panel has put in force last. */
  rules: Omit<Rules, 'type'> = { rules: [], seed: 0 };
  readonly commands: EngineCommand[] = [];
  /** What the browser is to say against rules. */
  refusal: string | null = null;
  readonly #post: (message: ToPanel) => void;

  constructor(post: (message: ToPanel) => void) {
    this.#post = post;
  }

  execute(message: FromPanel): void {
    if (message.type === 'to-engine') this.commands.push(message.command);
    if (message.type !== 'rules') return;
    const { rules, seed } = message;
    this.rules = { rules, seed };
    const error = this.refusal === null ? {} : { error: this.refusal };
    this.#post({ type: 'rules-in-force', rules: rules.length, ...error });
  }

  tell(documentId: string, news: EngineNews): void {
    this.#post({ type: 'engine', documentId, news });
  }
}
