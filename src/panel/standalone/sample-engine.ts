import type { EngineCommand, EngineNews, HeldMessage } from '../../protocol/engine.ts';
import { unreachable } from '../../protocol/parsed.ts';
import type { FromPanel, ToPanel } from '../../protocol/routing.ts';

type Rules = Extract<FromPanel, { type: 'rules' }>;

/** Plays the background's and the engine's part in rules: says what is in force, and lets what waits go when it is told. */
export class SampleEngine {
  /** What the panel has put in force last. */
  rules: Omit<Rules, 'type'> = { rules: [], seed: 0 };
  readonly commands: EngineCommand[] = [];
  /** What the browser is to say against rules. */
  refusal: string | null = null;
  readonly #post: (message: ToPanel) => void;
  /** By item. */
  readonly #waiting = new Map<number, string>();
  #lastItem = 0;

  constructor(post: (message: ToPanel) => void) {
    this.#post = post;
  }

  execute(message: FromPanel): void {
    if (message.type === 'to-engine') this.#obey(message.command);
    if (message.type !== 'rules') return;
    const { rules, seed } = message;
    this.rules = { rules, seed };
    const error = this.refusal === null ? {} : { error: this.refusal };
    this.#post({ type: 'rules-in-force', rules: rules.length, ...error });
    if (rules.length === 0) this.#letGo([...this.#waiting.keys()]);
  }

  /** A message waits from now on. */
  hold(documentId: string, message: Omit<HeldMessage, 'item' | 'rule'>): void {
    const item = ++this.#lastItem;
    this.#waiting.set(item, documentId);
    this.tell(documentId, { type: 'held', ...message, item, rule: 'hold-button' });
  }

  tell(documentId: string, news: EngineNews): void {
    this.#post({ type: 'engine', documentId, news });
  }

  #obey(command: EngineCommand): void {
    this.commands.push(command);
    switch (command.type) {
      case 'release':
      case 'drop':
        return this.#letGo(command.items);
      case 'release-edited':
        return this.#letGo([command.item]);
      case 'release-all':
        return this.#letGo([...this.#waiting.keys()]);
      case 'release-until':
        return; // heard, and nothing here can tell which message passes
      default:
        return unreachable(command);
    }
  }

  #letGo(items: readonly number[]): void {
    for (const item of items) {
      const documentId = this.#waiting.get(item);
      if (this.#waiting.delete(item) && documentId !== undefined)
        this.tell(documentId, { type: 'unheld', items: [item] });
    }
  }
}
