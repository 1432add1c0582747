import { CLOCK } from '../../platform/clock.ts';
import type { PortSender, PortTransport } from '../../platform/runtime-port.ts';
import { ENGINE_PORT, type EngineNews, type FromEngine, type ToEngine } from '../../protocol/engine.ts';
import { parseFromGate, type ToGate } from '../../protocol/gate.ts';
import { isCount, isRecord } from '../../protocol/parsed.ts';
import type { Payload } from '../../protocol/payload.ts';
import { Engine } from '../../rules/engine/engine.ts';
import type { Rule } from '../../rules/rule.ts';
import type { GateWay } from './gate-way.ts';

const SENDER: PortSender = { name: ENGINE_PORT, tabId: undefined, frameId: 0, url: '', isExtensionPage: true };

/**
 * The engine of the rules for a worker that is reached through the debugger alone, in which no script of ours can be but
 * the hook. To the rest of the background it is the port of an engine like those in documents.
 */
export class WorkerEngine implements PortTransport<ToEngine> {
  readonly sender = SENDER;
  readonly #documentId: string;
  readonly #gates: GateWay;
  readonly #engine: Engine;
  readonly #listeners = new Set<(message: FromEngine) => void>();
  #whenClosed: () => void = () => undefined;
  #isOn: boolean = false;

  constructor(documentId: string, gates: GateWay) {
    this.#documentId = documentId;
    this.#gates = gates;
    const tellGate = (message: ToGate) => gates.post(message);
    const tellPanel = (news: EngineNews) => this.#say({ type: 'news', documentId, news });
    this.#engine = new Engine({ clock: CLOCK, context: 'worker', documentId, tellGate, tellPanel });
  }

  /** Asks for the rules; with none the gates are opened. Whoever has the rules must have subscribed. */
  begin(): void {
    this.#say({ type: 'hello' });
  }

  /** From the hook, unread: what waits, or null for the question whether there still is an engine. */
  hear(raw: unknown): void {
    if (raw === null) return this.#gates.post({ type: 'gates', on: this.#isOn });
    const parsed = parseFromGate(raw);
    if (parsed.ok) this.#engine.hear(parsed.value);
    else if (isRecord(raw) && isCount(raw.item)) this.#gates.post({ type: 'let', item: raw.item });
  }

  post(message: ToEngine): void {
    if (message.type === 'rules') {
      const rules = message.rules as readonly Rule[]; // the background has parsed them
      this.#isOn = rules.length > 0;
      this.#engine.setRules({ rules, seed: message.seed });
    } else if (message.documentId === this.#documentId) this.#engine.command(message.command);
  }

  /** Resolves when the message is at its gate as it was edited: false when it goes on as it was, or waits no more. */
  releaseEdited(item: number, payload: Payload): Promise<boolean> {
    if (!this.#engine.holds(item)) return Promise.resolve(false);
    this.#engine.command({ type: 'release-edited', item, payload });
    return this.#gates.arrived(item);
  }

  subscribe(listener: (message: FromEngine) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onClosed(listener: () => void): void {
    this.#whenClosed = listener;
  }

  /** Everything goes on, in order. */
  close(): void {
    this.#isOn = false;
    this.#engine.stop();
    this.#whenClosed();
  }

  #say(message: FromEngine): void {
    for (const listener of this.#listeners) listener(message);
  }
}
