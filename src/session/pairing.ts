import type { Packet, PairKey } from '../decoders/decoder.ts';

/** Questions of one connection that may wait for their answer, and that are known to have it; the oldest goes first. */
const KEPT = 10_000;

/** What became of a packet among the questions and answers of its connection. */
export interface Met {
  /** The row that it answers, or that it belongs to, and by which key. */
  readonly partner?: number;
  readonly by?: PairKey;
  readonly isAnswer?: boolean;
  /** It asks, and waits from now on. */
  readonly hasAsked?: boolean;
  /** The same is asked while it waits already, or answered once it has its last answer. */
  readonly isRepeated?: boolean;
  /** It is an answer, and nobody was seen to ask. */
  readonly isOrphan?: boolean;
}

const NOTHING: Met = {};

/** The questions of one connection that have no answer yet, and the rows that they stand in. */
export class Pairing {
  readonly #waiting = new Map<string, number>();
  readonly #answered = new Map<string, number>();

  /** To be called once for each packet, in their order. */
  meet({ asks, answers, opens = [], continues, isPartialAnswer, isGuess, isHeartbeat }: Packet, row: number): Met {
    for (const opened of opens) keep(this.#waiting, textOf(opened), row);
    const start = continues && this.#known(textOf(continues));
    const answered = start === undefined && answers ? this.#answer(answers, isPartialAnswer !== true) : undefined;
    // What has an id alone, and comes again, is no answer: it has that id.
    const isAnswer = answered && answered.partner !== row && !(isGuess && answered.isRepeated);
    if (isAnswer) return answered;
    const met: Met = continues && start !== undefined && start !== row ? { partner: start, by: continues } : NOTHING;
    if (asks) return { ...met, hasAsked: true, isRepeated: this.#ask(textOf(asks), row) && isHeartbeat !== true };
    return answers && start === undefined && isGuess !== true ? { isOrphan: true } : met;
  }

  #known(key: string): number | undefined {
    return this.#waiting.get(key) ?? this.#answered.get(key);
  }

  /** Whether the same waited already. */
  #ask(key: string, row: number): boolean {
    const isRepeated = this.#waiting.has(key);
    this.#answered.delete(key);
    keep(this.#waiting, key, row);
    return isRepeated;
  }

  /** Undefined when nobody asked. `isLast`: no more answers to the same are expected. */
  #answer(by: PairKey, isLast: boolean): Met | undefined {
    const key = textOf(by);
    const waiting = this.#waiting.get(key);
    if (waiting === undefined) {
      const before = this.#answered.get(key);
      return before === undefined ? undefined : { partner: before, by, isAnswer: true, isRepeated: true };
    }
    if (isLast) {
      this.#waiting.delete(key);
      keep(this.#answered, key, waiting);
    }
    return { partner: waiting, by, isAnswer: true };
  }
}

/** As the newest. */
function keep(rows: Map<string, number>, key: string, row: number): void {
  rows.delete(key);
  rows.set(key, row);
  if (rows.size <= KEPT) return;
  for (const oldest of rows.keys()) {
    rows.delete(oldest);
    return;
  }
}

const textOf = ({ by, id }: PairKey): string => `${by} ${id}`;
