/** Speaks to the background in the panel's place, as the panel does: puts rules in force, and acts on what they hold. */

import type { EngineCommand, EngineNews } from '../../src/protocol/engine.ts';
import type { Rule } from '../../src/rules/rule.ts';
import type { PanelSession } from '../browsers/browser.ts';

type Held = Extract<EngineNews, { type: 'held' }>;

/** As far as it is looked at here. */
interface FromBackground {
  readonly type: string;
  readonly status: string;
  readonly rules: number;
  readonly documentId: string;
  readonly context?: string;
  readonly news: EngineNews;
}

interface PanelScope {
  rulesPort?: { postMessage(message: unknown): void };
  /** What is to be in force. */
  rulesNow?: readonly Rule[];
  /** 1 unless told. */
  seedNow?: number;
  /** How many the background has said to be in force. */
  inForce?: number | undefined;
  workers?: string;
  heldNow?: Map<string, Held & { documentId: string }>;
  /** Of the documents that have said hello, as they come; undefined for a frame. */
  contexts?: (string | undefined)[];
}

export class RulesDriver {
  readonly session: PanelSession;

  constructor(session: PanelSession) {
    this.session = session;
  }

  /** Resolves to what the background says is in force. The panel must be open. */
  force(rules: readonly Rule[]): Promise<unknown> {
    return this.session.evaluateInPanel((wanted) => {
      const api = Reflect.get(globalThis, 'chrome');
      const scope = window as unknown as PanelScope;
      scope.heldNow = new Map();
      scope.contexts = [];
      const port = api.runtime.connect({ name: `panel:${api.devtools.inspectedWindow.tabId}` });
      scope.rulesPort = port;
      scope.rulesNow = wanted;
      return new Promise((resolve) => {
        port.onMessage.addListener((message: FromBackground) => {
          if (message.type === 'document') {
            scope.contexts?.push(message.context);
            port.postMessage({ type: 'rules', rules: scope.rulesNow, seed: scope.seedNow ?? 1 });
          }
          if (message.type === 'rules-in-force') {
            scope.inForce = message.rules;
            if (message.rules === 0) scope.heldNow?.clear();
            resolve(message);
          }
          if (message.type === 'capture-workers') scope.workers = message.status;
          if (message.type !== 'engine') return;
          const { documentId, news } = message;
          if (news.type === 'held') scope.heldNow?.set(`${documentId} ${news.item}`, { ...news, documentId });
          if (news.type === 'unheld') for (const item of news.items) scope.heldNow?.delete(`${documentId} ${item}`);
        });
      });
    }, rules);
  }

  /** Puts others in their place, all of which are on. Resolves when they are in force. */
  async rules(rules: readonly Rule[], seed = 1): Promise<void> {
    await this.session.evaluateInPanel(
      (wanted, number) => {
        const scope = window as unknown as PanelScope;
        scope.rulesNow = wanted;
        scope.seedNow = number;
        scope.inForce = undefined;
        scope.rulesPort?.postMessage({ type: 'rules', rules: wanted, seed: number });
      },
      rules,
      seed,
    );
    await this.session.waitFor((count) => (window as unknown as PanelScope).inForce === count, rules.length);
  }

  /** Turns the capture of workers on, which Chromium has a switch for. Other browsers say that they have none. */
  async captureWorkers(): Promise<void> {
    await this.session.evaluateInPanel(() => {
      (window as unknown as PanelScope).rulesPort?.postMessage({ type: 'capture-workers', on: true });
    });
    await this.session.waitFor(() => /^(on|unavailable)$/.test((window as unknown as PanelScope).workers ?? ''));
  }

  /** Waits until a document of each of these contexts has said hello, as `shared-worker`. */
  async contexts(wanted: readonly string[]): Promise<void> {
    await this.session.waitFor(
      (all) => all.every((context) => (window as unknown as PanelScope).contexts?.includes(context)),
      wanted,
    );
  }

  /** The texts that wait for the user, in order, once there are so many. */
  async held(count: number): Promise<string[]> {
    await this.session.waitFor((wanted) => (window as unknown as PanelScope).heldNow?.size === wanted, count);
    return this.session.evaluateInPanel(() =>
      [...((window as unknown as PanelScope).heldNow?.values() ?? [])].map(({ payload }) => String(payload.data)),
    );
  }

  /** Lets go on all that waits, wherever it does. */
  async releaseAll(): Promise<void> {
    await this.session.evaluateInPanel(() => {
      const scope = window as unknown as PanelScope;
      for (const documentId of new Set([...(scope.heldNow?.values() ?? [])].map((held) => held.documentId)))
        scope.rulesPort?.postMessage({ type: 'to-engine', documentId, command: { type: 'release-all' } });
    });
  }

  /** To the engine that holds something. `which`: places in what it holds, in order, that a release or a drop is about. */
  async command(command: EngineCommand | 'release' | 'drop', which: readonly number[] = []): Promise<void> {
    await this.session.evaluateInPanel(
      (what, places) => {
        const scope = window as unknown as PanelScope;
        const held = [...(scope.heldNow?.values() ?? [])];
        const items = places.map((place) => held[place]?.item);
        const wanted = typeof what === 'string' ? { type: what, items } : { ...what, item: items[0] };
        scope.rulesPort?.postMessage({ type: 'to-engine', documentId: held[0]?.documentId, command: wanted });
      },
      command,
      which,
    );
  }
}
