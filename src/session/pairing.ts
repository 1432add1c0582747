import type { Packet, PairKey } from '../decoders/decoder.ts';
import { ownText } from './own-text.ts';
import { TopicFilters } from './topic-filters.ts';

/** Questions of one connection that may wait for their answer, and that are known to have it; the oldest go first. */
const KEPT = 10_000;
/** How many go at a time. Each search for the oldest goes past all that has gone since the Map last made room. */
const GO = 1_000;
/** UTF-16 units of an id. A longer one asks and answers nothing: ten thousand of them would be kept. */
const LONGEST_ID = 1_000;

/** What became of a packet among the questions and answers of its connection. */
export interface Met {
  /** The row that it answers, or that it belongs to, and by which key. */
  readonly partner?: number;
  readonly by?: PairKey;
  readonly isAnswer?: boolean;
  /** No other answer to the same came before. */
  readonly isFirst?: boolean;
  /** It asks, and waits from now on. */
  readonly hasAsked?: boolean;
  /** The same is asked while it waits already, or answered once it has its last answer. */
  readonly isRepeated?: boolean;
  /** It is an answer, and nobody was seen to ask. */
  readonly isOrphan?: boolean;
}

const NOTHING: Met = {};

interface Question {
  readonly row: number;
  /** One has come, and more may. */
  readonly hasAnswer: boolean;
}

/** The questions of one connection that have no answer yet, or had their last one, and the rows that they stand in. */
export class Pairing {
  readonly #waiting = new Map<string, Question>();
  readonly #answered = new Map<string, Question>();
  readonly #topics = { sent: new TopicFilters(), received: new TopicFilters() };

  /** To be called once for each packet, in their order. */
  meet(packet: Packet, row: number): Met {
    const { isPartialAnswer, isGuess, isHeartbeat } = packet;
    const asks = kept(packet.asks);
    const answers = kept(packet.answers);
    const continues = kept(packet.continues);
    const start = this.#startOf(packet, row);
    // What may answer a question says so by its own name: that counts before the subscription that it comes for.
    const mayAnswer = answers && (start === undefined || isGuess);
    const answered = mayAnswer ? this.#answer(answers, isPartialAnswer !== true) : undefined;
    // What has an id alone, and comes again, is no answer: it has that id.
    const isAnswer = answered && answered.partner !== row && !(isGuess && answered.isRepeated);
    if (isAnswer) return answered;
    const met: Met =
      start !== undefined && start !== row ? { partner: start, ...(continues ? { by: continues } : {}) } : NOTHING;
    if (asks) return { ...met, hasAsked: true, isRepeated: this.#ask(textOf(asks), row) && isHeartbeat !== true };
    return answers && start === undefined && isGuess !== true ? { isOrphan: true } : met;
  }

  /** Opens what the packet opens. Returns the row of what it belongs to. */
  #startOf(
    { opens = [], continues, subscribes = [], unsubscribes = [], topic }: Packet,
    row: number,
  ): number | undefined {
    for (const opened of opens.filter(kept)) keep(this.#waiting, textOf(opened), { row, hasAnswer: false });
    for (const { by, name } of subscribes) this.#topics[by].set(name, row);
    for (const { by, name } of unsubscribes) this.#topics[by].delete(name);
    const begun = kept(continues);
    return (begun && this.#known(textOf(begun))) ?? (topic && this.#topics[topic.by].find(topic.name));
  }

  /** What is in use is no longer among the oldest. */
  #known(key: string): number | undefined {
    const questions = this.#waiting.has(key) ? this.#waiting : this.#answered;
    const known = questions.get(key);
    if (known) keep(questions, key, known);
    return known?.row;
  }

  /** Whether the same waited already. */
  #ask(key: string, row: number): boolean {
    const isRepeated = this.#waiting.has(key);
    this.#answered.delete(key);
    keep(this.#waiting, key, { row, hasAnswer: false });
    return isRepeated;
  }

  /** Undefined when nobody asked. `isLast`: no more answers to the same are expected. */
  #answer(by: PairKey, isLast: boolean): Met | undefined {
    const key = textOf(by);
    const waiting = this.#waiting.get(key);
    if (waiting === undefined) {
      const before = this.#answered.get(key);
      return before && { partner: before.row, by, isAnswer: true, isRepeated: true };
    }
    const answered = { row: waiting.row, hasAnswer: true };
    if (isLast) {
      this.#waiting.delete(key);
      keep(this.#answered, key, answered);
    } else if (!waiting.hasAnswer) this.#waiting.set(key, answered); // in the place that it has
    return { partner: waiting.row, by, isAnswer: true, isFirst: !waiting.hasAnswer };
  }
}

const kept = (key: PairKey | undefined): PairKey | undefined => (key && key.id.length <= LONGEST_ID ? key : undefined);

/** As the newest; without the message that the key is a part of. */
function keep(questions: Map<string, Question>, key: string, question: Question): void {
  questions.delete(key);
  questions.set(ownText(key), question);
  if (questions.size <= KEPT) return;
  for (const oldest of questions.keys()) {
    questions.delete(oldest);
    if (questions.size <= KEPT - GO) return;
  }
}

const textOf = ({ by, id }: PairKey): string => `${by} ${id}`;
