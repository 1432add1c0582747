import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ENGINE_FILE } from '../../src/protocol/engine.ts';
import { gzippedSize, PANEL_BUDGET, panelFiles } from './panel-bundle.ts';
import { ROOT } from './source-files.ts';

interface Manifest extends Record<string, unknown> {
  readonly permissions: string[];
  readonly host_permissions: string[];
  readonly content_scripts: { js: string[]; matches: string[]; run_at: string; all_frames: boolean; world?: string }[];
  readonly content_security_policy?: { extension_pages: string };
}

const RELAY = 'src/content/relay.iife.js';
const HOOK = 'src/page/hook.iife.js';
/** What runs in every page, gzipped, in bytes: it must not grow. The goal is 6 kB, see `npm run bench`. */
const BUDGETS = { chromium: 16_000, firefox: 17_493 };
/** A decoder with its library, gzipped, in bytes: it loads when a connection needs it. */
const DECODER_BUDGET = 15_000;
/** In Firefox the scripts of workers come to the hook through the extension. */
const PERMISSIONS = {
  chromium: ['storage', 'webRequest', 'scripting', 'debugger', 'declarativeNetRequestWithHostAccess'],
  firefox: ['storage', 'webRequest', 'scripting', 'webRequestBlocking', 'webRequestFilterResponse'],
};

describe.each(['chromium', 'firefox'] as const)('dist/%s', (browser) => {
  const fileOf = (path: string) => join(ROOT, 'dist', browser, path);
  const read = (path: string) => readFileSync(fileOf(path), 'utf8');
  const isBuilt = existsSync(fileOf('manifest.json'));
  const manifest: Manifest = JSON.parse(isBuilt ? read('manifest.json') : '{}');

  test('is built', () => {
    expect(isBuilt, 'dist is not there: run "npm run build" first').toBe(true);
  });

  test('asks for no more than it needs', () => {
    expect(manifest.permissions).toEqual(PERMISSIONS[browser]);
    expect(manifest.host_permissions).toEqual(['<all_urls>']);
    const more = ['optional_permissions', 'optional_host_permissions', 'externally_connectable', 'sandbox', 'commands'];
    expect(more.filter((key) => key in manifest)).toEqual([]);
  });

  test('has no decoder that takes more than its share', () => {
    const assets = isBuilt ? readdirSync(fileOf('assets')) : [];
    const decoders = assets.filter((name) => /^[a-z]+-decoder-[\w-]+\.js$/.test(name));
    expect(decoders.length).toBeGreaterThan(25);
    const large = decoders.filter((name) => gzipSync(read(`assets/${name}`)).length > DECODER_BUDGET);
    expect(large).toEqual([]);
  });

  test('shows no file of its own to pages', () => {
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
  });

  test('runs code of its own only, and fetches nothing', () => {
    const policy = manifest.content_security_policy?.extension_pages ?? '';
    expect(policy).toContain("default-src 'self'");
    const allowed = policy.replace("img-src 'self' blob:", '').replace("connect-src 'self' ws: wss:", '');
    expect(allowed).not.toMatch(/unsafe|http|\*|blob:|data:|ws|connect-src/);
  });

  test('starts the relay before the hook, in every document, before any script of the page', () => {
    const everywhere = {
      matches: ['<all_urls>'],
      run_at: 'document_start',
      all_frames: true,
      match_origin_as_fallback: true,
    };
    expect(manifest.content_scripts).toEqual([
      { ...everywhere, js: [RELAY] },
      { ...everywhere, js: [HOOK], world: 'MAIN' },
    ]);
  });

  test.each([RELAY, HOOK])('%s runs at once, in one piece', (path) => {
    const text = read(path);
    expect(text).not.toMatch(/\bimport\b|\bexport\b|\brequire\s*\(|\basync\s*\(\s*\)\s*=>\s*\{\s*await/);
    expect(text.trim()).toMatch(/^(?:["']use strict["'];)?\(\s*(?:function|\(\)\s*=>)/);
  });

  if (browser === 'firefox')
    test('has a hook that stands in one line, and is a function that can be called', () => {
      const [line, ...rest] = read(HOOK).trimEnd().split('\n');
      expect(line).toMatch(
        /^\(function wirescopeHook\(wirescopeWord,\{[\w,]+\},wirescopeGated\)\{.*\}\)\(void 0,globalThis\);$/,
      );
      expect(rest).toEqual(['//# sourceURL=native']);
      expect(line).toMatch(/^[\x20-\x7e]+$/);
    });

  if (browser === 'chromium')
    test('has nothing in its hook that only Firefox needs', () => {
      expect(read(HOOK)).not.toMatch(/createObjectURL|BroadcastChannel|wirescopeHook/);
    });

  test('has an engine that is a script by itself', () => {
    expect(read(ENGINE_FILE)).not.toMatch(/\b(exports|import|require)\b[.(]/);
    expect(() => new Script(read(ENGINE_FILE))).not.toThrow();
  });

  test('costs a page little', () => {
    const sizes = [RELAY, HOOK].map((path) => gzipSync(read(path), { level: 9 }).byteLength);
    expect(
      sizes.reduce((sum, size) => sum + size, 0),
      `relay and hook: ${sizes.join(' + ')} bytes`,
    ).toBeLessThanOrEqual(BUDGETS[browser]);
  });

  test('has a panel that is soon loaded: decoders come when they are needed', () => {
    const files = panelFiles(join(ROOT, 'dist', browser));
    expect(files.filter((path) => /mqtt-decoder|diff-worker/.test(path))).toEqual([]);
    expect(files.some((path) => path.endsWith('.css'))).toBe(true);
    expect(files.length).toBeGreaterThan(3);
    const size = files.reduce((sum, path) => sum + gzippedSize(fileOf(path)), 0);
    expect(size, files.join(', ')).toBeLessThanOrEqual(PANEL_BUDGET);
  });

  test('has every file that its manifest and its pages name', () => {
    const named = filesIn(manifest);
    const pages = named.filter((path) => path.endsWith('.html')).concat('src/panel/panel.html');
    const loaded = pages.flatMap((page) =>
      [...read(page).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? ''),
    );
    expect(named.length).toBeGreaterThan(6);
    expect(loaded.length).toBeGreaterThan(1);
    expect([...named, ...loaded].filter((path) => !existsSync(fileOf(path.replace(/^\//, ''))))).toEqual([]);
  });

  test('has every text of its manifest in every language, and the same texts in each', () => {
    const messagesOf = (locale: string): Record<string, unknown> =>
      JSON.parse(read(`_locales/${locale}/messages.json`));
    const keys = Object.keys(messagesOf('en')).sort();
    expect(Object.keys(messagesOf('fr')).sort()).toEqual(keys);
    const used = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key ?? '');
    expect(used.filter((key) => !keys.includes(key))).toEqual([]);
  });
});

/** Whatever in a manifest is the path of a file. */
function filesIn(value: unknown): string[] {
  if (typeof value === 'string') return /^[\w./-]+\.(?:js|html|png|svg|css)$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(filesIn) : [];
}
