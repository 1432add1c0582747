import type { PortTransport } from '../platform/runtime-port.ts';
import type { ToEngine } from '../protocol/engine.ts';
import { parseFromEngine } from '../protocol/parse-for-engine.ts';
import type { FromPanel } from '../protocol/routing.ts';
import { parseRules } from '../rules/parse-rule.ts';
import type { RuleSet } from '../rules/rule.ts';
import { type NetworkRule, networkRules } from './network-rules.ts';
import { HOSTS_MOST, matchOf } from './page-matches.ts';
import type { Tab } from './tab.ts';

/** What only the browser can do for rules. Every promise may be rejected. */
export interface EngineMeans {
  /** From now on documents that match have an engine before their first script. None: no document. */
  register(matches: readonly string[]): Promise<void>;
  /** The documents of a tab that are there have one as soon as possible, or those of one frame. One is enough. */
  inject(tabId: number, frameId?: number): Promise<void>;
  /** What is kept from the network, by tab. What was told before counts no more. */
  block(rules: ReadonlyMap<number, readonly NetworkRule[]>): Promise<void>;
}

interface TabRules {
  readonly tab: Tab;
  readonly set: RuleSet;
  readonly matches: Set<string>;
}

type EnginePort = PortTransport<ToEngine>;

/**
 * Puts the rules of the panels in force: has engines in the documents of their tabs, before their first script, and
 * keeps from the network what rules will have otherwise. All of it goes with the panel.
 */
export class Engines {
  readonly #means: EngineMeans;
  readonly #rules = new Map<number, TabRules>();
  readonly #ports = new Map<number, Set<EnginePort>>();
  /** One change after the other; at first, what an earlier background may have left is taken back. */
  #changing: Promise<void>;

  constructor(means: EngineMeans) {
    this.#means = means;
    this.#changing = this.#apply().catch(() => undefined);
  }

  /** Whether rules are on in a tab. */
  hasRules(tabId: number): boolean {
    return this.#rules.has(tabId);
  }

  /** The port of an engine. */
  accept(tabId: number, port: EnginePort): void {
    const ports = this.#ports.get(tabId) ?? new Set();
    this.#ports.set(tabId, ports.add(port));
    port.subscribe((raw) => {
      const parsed = parseFromEngine(raw);
      if (!parsed.ok) return;
      const message = parsed.value;
      if (message.type === 'hello') port.post(this.#messageFor(tabId));
      if (message.type !== 'news') return;
      this.#rules.get(tabId)?.tab.toPanel({ type: 'engine', documentId: message.documentId, news: message.news });
    });
    port.onClosed(() => {
      ports.delete(port);
      if (ports.size === 0 && this.#ports.get(tabId) === ports) this.#ports.delete(tabId);
    });
  }

  /** What the panel of a tab wants to be in force there. What came of it is told to the panel. */
  async setRules(tabId: number, tab: Tab, wanted: Extract<FromPanel, { type: 'rules' }>): Promise<void> {
    const parsed = parseRules(wanted.rules, true);
    if (!parsed.ok) {
      // What is in force stays so: else one rule too many would let go all that the others hold.
      const inForce = this.#rules.get(tabId)?.set.rules.length ?? 0;
      return tab.toPanel({ type: 'rules-in-force', rules: inForce, error: parsed.error });
    }
    const rules = parsed.value.filter(({ isOn }) => isOn);
    if (rules.length === 0) this.#rules.delete(tabId);
    else {
      const urls = tab.documents.flatMap(({ url }) => matchOf(url) ?? []);
      const matches = new Set([...(this.#rules.get(tabId)?.matches ?? []), ...urls].slice(-HOSTS_MOST));
      this.#rules.set(tabId, { tab, set: { rules, seed: wanted.seed }, matches });
    }
    this.#tell(tabId);
    const put = this.#rules.get(tabId);
    const error = await this.#change(tabId);
    if (this.#rules.get(tabId) !== put) return; // the newer ones are told of
    tab.toPanel({ type: 'rules-in-force', rules: rules.length, ...(error === undefined ? {} : { error }) });
  }

  command(tabId: number, { command, documentId }: Extract<FromPanel, { type: 'to-engine' }>): void {
    for (const port of this.#ports.get(tabId) ?? []) port.post({ type: 'command', documentId, command });
  }

  /** A document of a tab has said hello: where rules are on, those of its host are to have an engine at once. */
  documentOpened(tabId: number, frameId: number, url: string): void {
    const known = this.#rules.get(tabId);
    if (!known) return;
    const match = matchOf(url);
    if (match !== undefined && !known.matches.has(match) && known.matches.size < HOSTS_MOST) {
      known.matches.add(match);
      void this.#change();
    }
    this.#means.inject(tabId, frameId).catch(() => undefined); // it has gone meanwhile
  }

  /** The panel of a tab has gone. */
  stop(tabId: number): void {
    if (!this.#rules.delete(tabId)) return;
    this.#tell(tabId);
    void this.#change();
  }

  /** Undefined when all went well, else what the browser says. */
  async #change(inject?: number): Promise<string | undefined> {
    const changing = this.#changing.then(async () => {
      await this.#apply();
      if (inject !== undefined && this.#rules.has(inject)) await this.#means.inject(inject);
    });
    this.#changing = changing.catch(() => undefined);
    try {
      await changing;
      return undefined;
    } catch (cause) {
      return cause instanceof Error ? cause.message : String(cause);
    }
  }

  async #apply(): Promise<void> {
    const tabs = [...this.#rules];
    await this.#means.block(new Map(tabs.map(([tabId, { set }]) => [tabId, networkRules(set.rules)])));
    await this.#means.register([...new Set(tabs.flatMap(([, { matches }]) => [...matches]))]);
  }

  #tell(tabId: number): void {
    for (const port of this.#ports.get(tabId) ?? []) port.post(this.#messageFor(tabId));
  }

  #messageFor(tabId: number): ToEngine {
    return { type: 'rules', ...(this.#rules.get(tabId)?.set ?? { rules: [], seed: 0 }) };
  }
}
