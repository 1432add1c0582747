import type { PanelSession } from '../browsers/browser.ts';

/** What an engine has told of a message that waits. */
export interface HeldNews {
  readonly documentId: string;
  readonly news: { readonly type: 'held'; readonly item: number; readonly connectionId: string };
}

interface Scope {
  rulesPort: { postMessage(message: unknown): void };
  heard: { readonly type: string; readonly news?: { readonly type: string } }[];
}

/**
 * Speaks to the background in the panel’s place, as the panel does: about rules, and about nothing else. What it keeps is
 * in `window`: in Firefox each script that a test runs has a `globalThis` of its own.
 */
export class RulesPanel {
  readonly session: PanelSession;

  /** The panel must be open by the time of `begin`. */
  constructor(session: PanelSession) {
    this.session = session;
  }

  /** Takes the tab over from the panel. */
  async begin(): Promise<void> {
    await this.session.evaluateInPanel(() => {
      const scope = window as unknown as Scope;
      const api = Reflect.get(globalThis, 'chrome');
      const port = api.runtime.connect({ name: `panel:${api.devtools.inspectedWindow.tabId}` });
      scope.heard = [];
      scope.rulesPort = port;
      port.onMessage.addListener((message: Scope['heard'][number]) => scope.heard.push(message));
    });
    await this.#heard('document');
  }

  /** Puts rules in force, and waits until they are. */
  async set(rules: readonly object[]): Promise<void> {
    await this.#post({ type: 'rules', rules, seed: 1 });
    await this.#heard('rules-in-force');
  }

  /** Chromium: turns the capture of workers on; other browsers have no switch. */
  async captureWorkers(): Promise<void> {
    await this.#post({ type: 'capture-workers', on: true });
    await this.#heard('capture-workers');
  }

  /** Says `command` to the engine of a message that waits. */
  command(held: HeldNews | undefined, command: object): Promise<void> {
    return this.#post({ type: 'to-engine', documentId: held?.documentId, command });
  }

  /** Waits until so many messages have been held, and gives them all. */
  async held(count: number): Promise<HeldNews[]> {
    const heldOf = () =>
      (window as unknown as Scope).heard.filter(({ news }) => news?.type === 'held') as unknown as HeldNews[];
    await this.session.waitFor(
      (wanted) => (window as unknown as Scope).heard.filter(({ news }) => news?.type === 'held').length >= wanted,
      count,
    );
    return this.session.evaluateInPanel(heldOf);
  }

  #post(message: object): Promise<void> {
    return this.session.evaluateInPanel((said) => (window as unknown as Scope).rulesPort.postMessage(said), message);
  }

  /** Waits for a message of this type that has come since it was last waited for. */
  async #heard(type: string): Promise<void> {
    await this.session.waitFor((wanted) => {
      const { heard } = window as unknown as Scope;
      const index = heard.findIndex((message) => message.type === wanted);
      if (index >= 0) heard.splice(index, 1);
      return index >= 0;
    }, type);
  }
}
