import { Engines } from '../../src/background/engines.ts';
import { RouterBench } from './router-bench.ts';

/** Engines behind a router, and a browser that writes down what it is told to do. */
export class EnginesBench extends RouterBench {
  readonly done: string[];
  /** What the browser says from now on instead of doing it. */
  readonly #browser: { failure: string | null };

  constructor() {
    const done: string[] = [];
    const browser: { failure: string | null } = { failure: null };
    const attempt = async (line: string): Promise<void> => {
      done.push(line);
      if (browser.failure !== null) throw new Error(browser.failure);
      await Promise.resolve();
    };
    const engines = new Engines({
      register: (matches) => attempt(`register ${matches.join()}`),
      inject: (tabId, frameId) => attempt(`inject ${tabId}${frameId === undefined ? '' : ` ${frameId}`}`),
      block: (rules) => {
        const texts = [...rules].flatMap(([tabId, ofTab]) => ofTab.map(({ url }) => `${tabId}:${url}`));
        return attempt(`block ${texts.join()}`);
      },
    });
    super(undefined, engines);
    this.done = done;
    this.#browser = browser;
  }

  failWith(failure: string): void {
    this.#browser.failure = failure;
  }

  /** What the browser is told comes after some promises. */
  override async settle(): Promise<void> {
    for (let round = 0; round < 4; round++) await super.settle();
  }

  engine(tabId = 1) {
    const engine = this.connect({
      name: 'engine',
      tabId,
      frameId: 0,
      url: 'https://a.example/',
      isExtensionPage: false,
    });
    engine.port.post({ type: 'hello' });
    return engine;
  }
}
