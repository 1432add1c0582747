import type { ConnectionFacts, DecoderId, DecoderInput } from '../decoders/decoder.ts';
import { type Choice, detect } from '../decoders/detect.ts';
import type { RegisteredDecoder } from '../decoders/registry.ts';

export type Registry = Readonly<Record<DecoderId, Pick<RegisteredDecoder, 'detect' | 'load'>>>;

/** From here on a recognition is certain: other decoders are not asked any more. */
const CERTAIN = 0.9;
/** Below it, a recognition says only what a message looks like. */
const LIKELY = 0.5;
/** The first messages of a connection, each of which may speak for another decoder. */
const FIRST = 8;
/** Later only a message that begins like none before; so many beginnings are told apart. */
const BEGINNINGS = 16;
/** Messages that must fail to prove a decoder wrong. One that is certain has a corrupt message or two forgiven. */
const FAILURES = { likely: 1, otherwise: 3 };

/** Before the first message. */
export const NOTHING_YET: Choice = { decoder: 'raw', score: 0, why: { source: 'message', text: '' } };

/** Decides which decoder a connection has, and decides again when its messages know better. */
export class DecoderChoice {
  readonly #registry: Registry;
  readonly #facts: ConnectionFacts;
  readonly #rejected = new Set<DecoderId>();
  readonly #beginnings = new Set<number>();
  #messages = 0;
  #decoded = 0;
  #failed = 0;
  #choice: Choice;

  /** `preset`: the user's choice, which stays. */
  constructor(registry: Registry, facts: ConnectionFacts, preset: Choice | null) {
    this.#registry = registry;
    this.#facts = facts;
    this.#choice = preset ?? NOTHING_YET;
  }

  get current(): Choice {
    return this.#choice;
  }

  /** Looks at a message before it is decoded. */
  look(message: DecoderInput): void {
    if (this.#choice.score < CERTAIN && this.#isTelling(message)) this.#consider(message);
  }

  /** Counts how a message went; true when the decoder is proved wrong. */
  judge(hasFailed: boolean): boolean {
    this.#messages++;
    if (hasFailed) this.#failed++;
    else this.#decoded++;
    const { score, why } = this.#choice;
    const patience = score >= LIKELY && score < CERTAIN ? FAILURES.likely : FAILURES.otherwise;
    return (
      hasFailed &&
      why.source !== 'user' &&
      why.source !== 'schema' &&
      this.#failed >= patience &&
      this.#failed > this.#decoded
    );
  }

  /** Gives the decoder up for good; `messages` are those that proved it wrong. */
  chooseAgain(messages: readonly DecoderInput[]): void {
    this.#rejected.add(this.#choice.decoder);
    this.#choose(NOTHING_YET);
    for (const message of messages) this.#consider(message);
  }

  #isTelling({ payload: { opcode, data } }: DecoderInput): boolean {
    const first =
      opcode === 'text' ? data.charCodeAt(0) || 0 : (new Uint8Array(data, 0, Math.min(1, data.byteLength))[0] ?? 0);
    const beginning = opcode === 'text' ? first : -1 - first;
    const isNew = this.#beginnings.size < BEGINNINGS && !this.#beginnings.has(beginning);
    if (isNew) this.#beginnings.add(beginning);
    return isNew || this.#messages < FIRST;
  }

  #consider(message: DecoderInput): void {
    const found = detect({ registry: this.#registry, facts: this.#facts, message, rejected: this.#rejected });
    if (found.score > this.#choice.score) this.#choose(found);
  }

  #choose(choice: Choice): void {
    if (choice.decoder !== this.#choice.decoder) [this.#decoded, this.#failed] = [0, 0];
    this.#choice = choice;
  }
}
