import type { EngineCommand, EngineNews, HeldMessage } from '../protocol/engine.ts';
import type { Payload } from '../protocol/payload.ts';
import type { FromPanel, RulesInForce } from '../protocol/routing.ts';

/** A message that waits for the user. `documentId` with `connectionId` names its connection: `Receiver.connectionOf`. */
export interface Held extends HeldMessage {
  readonly documentId: string;
}

type Rules = Pick<Extract<FromPanel, { type: 'rules' }>, 'rules' | 'seed'>;

const NO_RULES: Rules = { rules: [], seed: 0 };

/**
 * The rules of the tab, as the user has switched them on, and what waits because of them. The background forgets the
 * rules whenever it ends, and what waited then has gone on: then they are said again.
 */
export class Interventions {
  #rules: Rules = NO_RULES;
  #state: Omit<RulesInForce, 'type'> = { rules: 0 };
  #overflowed = 0;
  /** In the order in which they began to wait. */
  readonly #held = new Map<string, Held>();
  readonly #post: (message: FromPanel) => void;
  readonly #listeners = new Set<() => void>();

  constructor(post: (message: FromPanel) => void) {
    this.#post = post;
  }

  /** What waits, the longest waiting first. */
  get held(): readonly Held[] {
    return [...this.#held.values()];
  }

  get heldCount(): number {
    return this.#held.size;
  }

  /** Of the newest rules, as the background has told; before, of those before. */
  get state(): Omit<RulesInForce, 'type'> {
    return this.#state;
  }

  /** Messages that went on by themselves since the rules were set, because too many waited. */
  get overflowed(): number {
    return this.#overflowed;
  }

  /** Hears of every change of what is above. Returns what ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Puts these rules in force in the whole tab, those that are switched on, until others are set. `rules`: as `Rule` has them. */
  setRules(rules: readonly object[], seed: number): void {
    this.#rules = { rules, seed };
    this.#overflowed = 0;
    this.#post({ type: 'rules', ...this.#rules });
  }

  /** They go on, each document's in the order given. */
  release(held: readonly Held[]): void {
    this.#each(held, (items) => ({ type: 'release', items }));
  }

  releaseEdited({ documentId, item }: Held, payload: Payload): void {
    this.#command(documentId, { type: 'release-edited', item, payload });
  }

  drop(held: readonly Held[]): void {
    this.#each(held, (items) => ({ type: 'drop', items }));
  }

  releaseAll(): void {
    for (const documentId of this.#documents()) this.#command(documentId, { type: 'release-all' });
  }

  /** In each document, what waits goes on up to the next message that `query` finds; of what is to come, too. */
  releaseUntil(query: string): void {
    for (const documentId of this.#documents()) this.#command(documentId, { type: 'release-until', query });
  }

  /** The background is there, perhaps anew. */
  ready(): void {
    this.#state = { rules: 0 };
    this.#forget(() => true);
    if (this.#rules.rules.length > 0) this.#post({ type: 'rules', ...this.#rules });
  }

  /** Without rules nothing waits any more, and no engine is heard that could say so. */
  inForce({ type: _, ...state }: RulesInForce): void {
    this.#state = state;
    if (state.rules === 0) this.#held.clear();
    this.#changed();
  }

  heard(documentId: string, news: EngineNews): void {
    if (news.type === 'held') {
      const { type: _, ...message } = news;
      this.#held.set(keyOf(documentId, message.item), { ...message, documentId });
    } else if (news.type === 'unheld') for (const item of news.items) this.#held.delete(keyOf(documentId, item));
    else this.#overflowed += news.messages;
    this.#changed();
  }

  /** The document was unloaded, or lost its relay. */
  gone(documentId: string): void {
    this.#forget((held) => held.documentId === documentId);
  }

  #forget(isGone: (held: Held) => boolean): void {
    for (const [key, held] of this.#held) if (isGone(held)) this.#held.delete(key);
    this.#changed();
  }

  #documents(): Iterable<string> {
    return new Set([...this.#held.values()].map(({ documentId }) => documentId));
  }

  #each(held: readonly Held[], commandFor: (items: number[]) => EngineCommand): void {
    for (const documentId of new Set(held.map((one) => one.documentId))) {
      const items = held.filter((one) => one.documentId === documentId).map(({ item }) => item);
      this.#command(documentId, commandFor(items));
    }
  }

  #command(documentId: string, command: EngineCommand): void {
    this.#post({ type: 'to-engine', documentId, command });
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

const keyOf = (documentId: string, item: number) => `${item} ${documentId}`;
