import { type ContentPort, connectToBackground } from '../platform/content-runtime.ts';
import { ENGINE_PORT, type EngineCommand, type FromEngine, type ToEngine } from '../protocol/engine.ts';
import type { Rule, RuleSet } from '../rules/rule.ts';
import { HookEngine } from './hook-engine.ts';
import type { Hooked, HookedListener } from './hooked.ts';

/** Often enough for the background, which a browser ends after 30 s without a message. */
const ALIVE_MS = 20_000;

/**
 * The engines of one frame: of its document, and in Firefox of its workers. Between its start and the answer of the
 * background everything waits; without rules, or without a background, nothing does, and nothing of it is left.
 */
export class EngineLink implements HookedListener {
  readonly #engines = new Map<Hooked, HookEngine>();
  #port: ContentPort | null = null;
  /** Null while it is not known. */
  #rules: RuleSet | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    // Back from the back/forward cache, with ports that may have been closed meanwhile.
    addEventListener('pageshow', ({ persisted }: PageTransitionEvent) => persisted && this.#beginAgain());
    if (import.meta.env.MODE === 'firefox') addEventListener('beforeunload', (event) => this.#flushBefore(event), true);
  }

  /** The background has rules for this tab, or may have some. */
  begin(): void {
    if (this.#port) return;
    for (const engine of this.#engines.values()) engine.undecided();
    try {
      const port = connectToBackground(ENGINE_PORT, () => this.#closed(port));
      this.#port = port;
      port.onMessage.addListener((message) => this.#hear(message as ToEngine)); // nobody else can speak here
      this.#post({ type: 'hello' });
    } catch {
      this.#stop(); // the extension has gone, or was loaded anew
    }
  }

  /** What is sent later, in `pagehide`, Firefox does not transmit any more. */
  #flushBefore(event: Event): void {
    if (!event.isTrusted) return;
    for (const engine of this.#engines.values()) engine.flush();
  }

  #beginAgain(): void {
    this.#end();
    this.begin();
  }

  came(hooked: Hooked): void {
    const engine = new HookEngine(hooked, (news) => this.#post({ type: 'news', documentId: hooked.documentId, news }));
    this.#engines.set(hooked, engine);
    if (!this.#port) return engine.stop(); // a worker may have been made while there were rules
    engine.undecided();
    if (this.#rules) engine.setRules(this.#rules);
  }

  went(hooked: Hooked): void {
    this.#engines.get(hooked)?.stop();
    this.#engines.delete(hooked);
  }

  holds(documentId: string, item: number): boolean {
    return [...this.#engines].some(([hooked, engine]) => hooked.documentId === documentId && engine.holds(item));
  }

  command(documentId: string, command: EngineCommand): void {
    for (const [hooked, engine] of this.#engines) if (hooked.documentId === documentId) engine.command(command);
  }

  #hear(message: ToEngine): void {
    if (message.type === 'command') return this.command(message.documentId, message.command);
    const rules = message.rules as readonly Rule[]; // the background has parsed them
    if (rules.length === 0) return this.#end();
    this.#rules = { rules, seed: message.seed };
    for (const engine of this.#engines.values()) engine.setRules(this.#rules);
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#post({ type: 'alive' }), ALIVE_MS);
  }

  /** No rules any more. */
  #end(): void {
    const port = this.#port;
    this.#port = null;
    this.#stop();
    port?.disconnect();
  }

  /** The background has gone, with all rules: a new one may have them again. */
  #closed(port: ContentPort): void {
    if (this.#port !== port) return;
    const hadRules = this.#rules !== null; // else a background that fails at its start would be started for ever
    this.#port = null;
    this.#stop();
    if (hadRules) this.begin();
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#rules = null;
    for (const engine of this.#engines.values()) engine.stop();
  }

  /** A port that throws has ended, or the whole extension has. */
  #post(message: FromEngine): void {
    const port = this.#port;
    try {
      port?.postMessage(message);
    } catch {
      if (port) this.#closed(port);
    }
  }
}
