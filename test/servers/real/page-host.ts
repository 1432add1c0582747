import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { endServer, listen } from '../listening-server.ts';

export interface PageHost {
  /** The address of a page whose server listens at these ports. */
  address(page: string, ports: readonly number[]): string;
  close(): Promise<void>;
}

const FOLDER = fileURLToPath(new URL('pages/', import.meta.url));

/**
 * Bundles the scripts of `pages/`, each with the client library that it uses, and serves a page for each.
 * @throws Error when the libraries are not installed
 */
export async function startPageHost(): Promise<PageHost> {
  if (!existsSync(new URL('node_modules/faye', import.meta.url)))
    throw new Error('The client libraries are missing: npm run test:servers installs them');
  const scripts = await bundle();
  const http = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const script = scripts.get(pathname.slice(1));
    const [, page = ''] = pathname.split('/');
    if (script !== undefined) response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(script);
    else if (scripts.has(`${page}.js`)) response.writeHead(200, { 'content-type': 'text/html' }).end(markup(page));
    else response.writeHead(404).end();
  });
  const origin = await listen(http);
  return {
    address: (page, ports) => `${origin}/${[page, ...ports].join('/')}`,
    close: () => endServer(http),
  };
}

const markup = (page: string) =>
  `<!doctype html><meta charset="utf-8"><title>${page}</title><script type="module" src="/${page}.js"></script>`;

/** The code of each file, by its path. */
async function bundle(): Promise<Map<string, string>> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.js'));
  const built = await build({
    configFile: false,
    root: FOLDER,
    logLevel: 'error',
    define: { global: 'globalThis' }, // some clients were written for Node
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(files.map((name) => [basename(name, '.js'), `${FOLDER}${name}`])),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunks = outputs.flatMap((one) => ('output' in one ? one.output : []));
  return new Map(chunks.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one.code] as const] : [])));
}
