/** Launches Chromium (or Chrome, or Edge) through puppeteer-core, over a pipe, with an unpacked extension. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findEngine } from '../../tools/find-browser.mjs';
import type { LaunchOptions, Theme } from './browser.ts';
import { createProfile, downloadFolderOf, guardProcess, profileEnvironment, removeProfile } from './browser-process.ts';
import { ChromiumSession } from './chromium-session.ts';

const ARGS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** @throws Error when no Chromium is installed, or the extension does not load */
export async function launchChromium(options: LaunchOptions): Promise<ChromiumSession> {
  const executablePath = options.executablePath ?? findEngine('chromium')?.path;
  if (executablePath === undefined) throw new Error('No Chrome, Edge or Chromium is installed');
  const extensionDir = options.extensionDir === undefined ? undefined : resolve(options.extensionDir);
  const devToolsDocument = extensionDir === undefined ? '' : await readDevToolsPage(extensionDir);
  const profile = await createProfile('chromium');
  try {
    const downloadFolder = downloadFolderOf(profile);
    await mkdir(downloadFolder);
    await writePreferences(profile, options.theme ?? 'light');
    const browser = await launch(executablePath, profile, options);
    const release = guardProcess(processOf(browser), profile);
    try {
      const extensionId = extensionDir === undefined ? undefined : await browser.installExtension(extensionDir);
      const session = { browser, devToolsDocument, extensionId, extensionDir, downloadFolder, release };
      return await ChromiumSession.create(session, options);
    } catch (error) {
      await release();
      throw error;
    }
  } catch (error) {
    await removeProfile(profile);
    throw error;
  }
}

function launch(executablePath: string, profile: string, options: LaunchOptions): Promise<Browser> {
  const { width, height } = options.windowSize ?? { width: 1280, height: 900 };
  const headless = options.headless ?? true;
  // Root cannot use the sandbox, and most containers lack what it needs. A window of the user's keeps it.
  const noSandbox = headless || process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return puppeteer.launch({
    executablePath,
    userDataDir: profile,
    env: profileEnvironment(profile, options.display),
    headless,
    pipe: true, // extensions need it; Chromium also exits when the pipe closes
    enableExtensions: true,
    handleDevToolsAsPage: true,
    networkEnabled: false, // or every message of a page comes here, which makes it four times slower
    acceptInsecureCerts: options.anyCertificate ?? false,
    // No emulated size: one larger than the real window makes clicks miss the panel silently, because its frame
    // runs in another process, and hit testing uses the real window.
    defaultViewport: null,
    // Ctrl-C is ours to handle: the session log is read from the browser after it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...ARGS,
      ...(options.quic ? [] : ['--disable-quic']),
      ...noSandbox,
      ...hostRules(options.hosts ?? []),
      `--window-size=${width},${height}`,
      ...(options.args ?? []),
    ],
  });
}

const hostRules = (hosts: readonly string[]): string[] =>
  hosts.length > 0 ? [`--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1`).join()}`] : [];

/**
 * DevTools in a window of its own is as large as --window-size, and the page keeps its full size; docked, the panel
 * would get 554 of 1280 pixels.
 */
async function writePreferences(profile: string, theme: Theme): Promise<void> {
  const uiTheme = JSON.stringify(theme === 'dark' ? 'dark' : 'default');
  const preferences = {
    devtools: {
      preferences: { currentDockState: '"undocked"' },
      synced_preferences_sync_disabled: { 'ui-theme': uiTheme },
    },
  };
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}

async function readDevToolsPage(extensionDir: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(extensionDir, 'manifest.json'), 'utf8'));
  const page = typeof manifest === 'object' && manifest && 'devtools_page' in manifest ? manifest.devtools_page : '';
  return String(page).replace(/^\//, '');
}

function processOf(browser: Browser): NonNullable<ReturnType<Browser['process']>> {
  const child = browser.process();
  if (child === null) throw new Error('Chromium was not started by this process');
  return child;
}
