import { readFileSync } from 'node:fs';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { build, defineConfig, type Plugin } from 'vite';
import { ENGINE_FILE } from './src/protocol/engine.ts';
import { PARCEL_FILE } from './src/protocol/parcel.ts';
import { WORKER_HOOK_FILE, WORKER_HOOK_NAME } from './src/protocol/worker-wire.ts';
import { shrinkPageScript } from './tools/shrink-page-script.ts';

type Engine = 'chromium' | 'firefox';
type Manifest = Record<string, unknown> & { version: string };

const readJson = (path: string): Manifest => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

/**
 * Pages of the extension load and fetch nothing but its own files, whatever a page makes the panel show: the panel shows
 * pictures from payloads as Blobs. WebSockets are the connections that the user opens from the panel (decision 21); without
 * `upgrade-insecure-requests`, which Firefox would add, also those of `ws:`.
 */
const POLICY =
  "default-src 'self'; script-src 'self'; object-src 'none'; img-src 'self' blob:; connect-src 'self' ws: wss:";

/** The one manifest, without what the other browser warns about. */
function manifestFor(browser: Engine, isBuild: boolean): Manifest {
  const { minimum_chrome_version, message_serialization, ...manifest } = readJson('./manifest.json');
  const { version } = readJson('./package.json');
  // The server of `npm run dev` is another origin.
  const common = isBuild ? { ...manifest, content_security_policy: { extension_pages: POLICY } } : manifest;
  if (browser === 'chromium') {
    // Firefox has no such API as the first, and blocks through `webRequestBlocking`.
    const permissions = [...(common.permissions as string[]), 'debugger', 'declarativeNetRequestWithHostAccess'];
    return { ...common, version, minimum_chrome_version, message_serialization, permissions };
  }
  return {
    ...common,
    version,
    permissions: [...(common.permissions as string[]), 'webRequestBlocking', 'webRequestFilterResponse'],
    background: { scripts: ['src/background/main.ts'], type: 'module' },
    browser_specific_settings: {
      gecko: {
        id: 'wirescope@wirescope.dev',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  };
}

/** Globals that the hook may use, which the script of a worker may hide behind declarations of its own. */
const GLOBALS = [...Object.getOwnPropertyNames(globalThis), 'Worker', 'WebTransport'].filter(
  (name) => !['globalThis', 'undefined', 'NaN', 'Infinity'].includes(name),
);

/**
 * Makes the whole hook of Firefox one function, which it can put in front of a worker's script: with the word by which
 * the worker's hook is known, with the globals that it uses, because the script may have `let` of the same names, and
 * with whether rules are on.
 */
function asFunction(code: string): string {
  const used = GLOBALS.filter((name) => new RegExp(`(?<![.\\w$])${name}(?![\\w$])`).test(code));
  return `(function wirescopeHook(wirescopeWord,{${used.join()}},wirescopeGated){${code.trim()}})(void 0,globalThis);`;
}

/** An error may have a frame of the hook on its stack, with the address of the extension: the comment gives another. */
const asHook = (code: string, browser: Engine): string =>
  `${browser === 'firefox' ? asFunction(code) : code}\n//# sourceURL=native\n`;

/** Finishes what runs in every page. */
const pageScripts = (browser: Engine): Plugin => ({
  name: 'page-scripts',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (!file.fileName.endsWith('.iife.js')) continue;
        const shrunk = await shrinkPageScript(file.type === 'asset' ? String(file.source) : file.code);
        const code = file.fileName.endsWith('/hook.iife.js') ? asHook(shrunk, browser) : shrunk;
        if (file.type === 'asset') file.source = code;
        else file.code = code;
      }
    },
  },
});

/** A script that no manifest names, in one piece: `file` in the root of the extension. `name`: of the variable that holds what it exports. */
const scriptOfItsOwn = (entry: string, file: string, browser: Engine, name?: string): Plugin => ({
  name: `script ${file}`,
  apply: 'build',
  async generateBundle() {
    const lib = { entry, formats: ['iife' as const], name: name ?? 'script', fileName: () => 'script.js' };
    // `named` where nothing is exported makes a script that fails.
    const rolldownOptions = { output: { exports: name === undefined ? ('none' as const) : ('named' as const) } };
    const options = { lib, rolldownOptions, write: false, target: TARGETS[browser], copyPublicDir: false };
    const built = await build({ configFile: false, mode: browser, logLevel: 'warn', build: options });
    const [output] = Array.isArray(built) ? built : [built];
    const chunk = output && 'output' in output ? output.output[0] : undefined;
    if (!chunk) throw new Error(`${entry} was not built`);
    this.emitFile({ type: 'asset', fileName: file, source: chunk.code });
  },
});

const TARGETS = { chromium: 'chrome148', firefox: 'firefox142' } as const;

export default defineConfig(({ command, mode }) => {
  const browser: Engine = mode === 'firefox' ? 'firefox' : 'chromium';
  return {
    // The plugin's type lacks the newest keys of both browsers.
    plugins: [
      crx({
        manifest: manifestFor(browser, command === 'build') as unknown as ManifestV3Export,
        browser: browser === 'firefox' ? 'firefox' : 'chrome',
      }),
      pageScripts(browser),
      scriptOfItsOwn('src/content/engine.iife.ts', ENGINE_FILE, browser),
      scriptOfItsOwn('src/content/parcel.iife.ts', PARCEL_FILE, browser),
      // For the background to hand to the debugger.
      browser === 'chromium' &&
        scriptOfItsOwn('src/page/workers/worker-hook.ts', WORKER_HOOK_FILE, browser, WORKER_HOOK_NAME),
    ],
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target: TARGETS[browser],
      modulePreload: false,
      rolldownOptions: { input: { panel: 'src/panel/panel.html' } },
    },
    server: { port: 5173, strictPort: true },
  };
});
