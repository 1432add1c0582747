import { afterAll, beforeAll, describe, test } from 'vitest';
import type { BrowserName } from '../../browsers/browser.ts';
import { BROWSERS } from '../../browsers/launch.ts';
import type { PanelDriver } from '../../e2e/panel-driver.ts';
import { type PageHost, startPageHost } from './page-host.ts';
import { expectAllCaptured } from './plain-capture.ts';
import type { PlainCase, ProtocolCase } from './server-case.ts';
import { expectAnswer, expectDecoder, expectKinds, expectRequest, openPanel } from './server-panel.ts';
import { type RunningProgram, startProgram } from './start-program.ts';

export interface Cases {
  readonly protocols: readonly ProtocolCase[];
  readonly plain: readonly PlainCase[];
}

/** Where a page is shown, and whom it talks to. */
interface Stage {
  readonly panel: PanelDriver;
  readonly host: PageHost;
  readonly ports: readonly number[];
}

/** Runs one program after the other. All share one panel in each browser, where their pages are visited in turn. */
export function runCases({ protocols, plain }: Cases): void {
  const panels = new Map<BrowserName, PanelDriver>();
  let host: PageHost | undefined;

  beforeAll(async () => {
    host = await startPageHost();
    for (const browserName of BROWSERS) panels.set(browserName, await openPanel(browserName));
  });

  afterAll(async () => {
    for (const panel of panels.values()) await panel.session.close();
    await host?.close();
  });

  describe.for([...new Set([...protocols, ...plain].map(({ program }) => program))])('%s', (program) => {
    let running: RunningProgram | undefined;
    beforeAll(async () => {
      running = await startProgram(program);
    });
    afterAll(() => running?.stop());

    const stageOf = (browserName: BrowserName): Stage => {
      const panel = panels.get(browserName);
      if (!panel || !host || !running) throw new Error('not everything has started');
      return { panel, host, ports: running.ports };
    };
    const inBrowsers = <Case extends { program: string }>(cases: readonly Case[]) =>
      cases
        .filter((one) => one.program === program)
        .flatMap((one) => BROWSERS.map((browserName) => ({ ...one, browserName })));

    for (const { browserName, ...one } of inBrowsers(protocols))
      test(`${one.name}, in ${browserName}`, () => checkProtocol(stageOf(browserName), one));

    for (const { browserName, ...one } of inBrowsers(plain))
      test(`${one.name} captured whole, in ${browserName}`, () => checkPlain(stageOf(browserName), one));
  });
}

async function checkProtocol({ panel, host, ports }: Stage, expected: ProtocolCase): Promise<void> {
  const { page, decoder, because, answer, pair } = expected;
  const port = ports[expected.port ?? 0] ?? 0;
  await panel.visit(host.address(page, ports));
  await expectKinds(panel, expected);
  await expectDecoder(panel, port, decoder, because);
  if (pair) await expectRequest(panel, ...pair);
  if (answer) await expectAnswer(panel, port, answer);
}

async function checkPlain({ panel, host, ports }: Stage, { answer }: PlainCase): Promise<void> {
  await panel.visit(host.address('plain', ports));
  await expectAllCaptured(panel);
  if (answer) await expectAnswer(panel, ports[0] ?? 0, answer);
}
