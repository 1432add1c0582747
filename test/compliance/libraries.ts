/** Scripts that real pages load, and which put their own hands on WebSocket, listeners or built-ins. */
import { readFile } from 'node:fs/promises';
import { bundle } from './page-scripts.ts';

/** By the path under which the server has them. */
export async function buildLibraries(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['/lib/zone', await read('zone.js/bundles/zone.umd.js')],
    ['/lib/core-js', await read('core-js-bundle/index.js')],
    ['/lib/msw', await bundle('page/msw-interceptor.ts')],
    ['/lib/playwright', await playwrightMock()],
  ]);
}

/** Not resolved: these are files that their packages do not export. */
const read = (path: string): Promise<string> =>
  readFile(new URL(`../../node_modules/${path}`, import.meta.url), 'utf8');

/** What `page.routeWebSocket` injects, out of the file in which Playwright keeps it as text. */
async function playwrightMock(): Promise<string> {
  const core = await read('playwright-core/lib/coreBundle.js');
  const start = core.indexOf('function inject(globalThis) {\n  if (globalThis.__pwWebSocketDispatch)');
  const end = core.indexOf('\n}\n', start);
  if (start < 0 || end < 0) throw new Error('This version of Playwright keeps its mock of WebSocket elsewhere');
  const code = core.slice(start, end + 2).replaceAll(/\\([`$\\])/g, '$1'); // it stands in a template literal
  return `${code}\ninject(window);`;
}
