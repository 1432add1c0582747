/** Aliases of one side: a server may allow 65,535, and clients use a few. With more of them the oldest is forgotten. */
const MOST = 4_096;

/**
 * The topics that one side has given an alias. Forks share them until one of them learns another one: a decoder is forked
 * every few hundred messages, and its forks are kept.
 */
export class TopicAliases {
  #topics: Map<number, string>;
  #isShared: boolean;

  constructor(topics = new Map<number, string>(), isShared = false) {
    this.#topics = topics;
    this.#isShared = isShared;
  }

  fork(): TopicAliases {
    this.#isShared = true;
    return new TopicAliases(this.#topics, true);
  }

  get(alias: number): string | undefined {
    return this.#topics.get(alias);
  }

  set(alias: number, topic: string): void {
    if (this.#topics.get(alias) === topic) return;
    if (this.#isShared) this.#topics = new Map(this.#topics);
    this.#isShared = false;
    this.#topics.delete(alias);
    this.#topics.set(alias, topic);
    const [oldest] = this.#topics.keys();
    if (this.#topics.size > MOST && oldest !== undefined) this.#topics.delete(oldest);
  }
}
