/** Ties a browser process and its throwaway profile to the life of this Node process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

export function createProfile(browserName: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `wirescope-${browserName}-`));
}

export function removeProfile(profile: string): Promise<void> {
  return rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

export function downloadFolderOf(profile: string): string {
  return join(profile, 'downloads');
}

/**
 * Environment that keeps caches, settings and temporary files inside the profile: without TMPDIR a killed
 * Chromium leaves its `org.chromium.Chromium.*` folders behind.
 */
export function profileEnvironment(profile: string, display?: string): NodeJS.ProcessEnv {
  const { XDG_CONFIG_HOME: _config, XDG_CACHE_HOME: _cache, ...rest } = process.env;
  // A window needs the key to the X display, which is looked up in HOME.
  const XAUTHORITY = process.env.XAUTHORITY ?? join(homedir(), '.Xauthority');
  const DISPLAY = display ?? process.env.DISPLAY;
  return { ...rest, DISPLAY, XAUTHORITY, HOME: profile, TMPDIR: profile, MOZ_CRASHREPORTER_DISABLE: '1' };
}

/** Resolves when the process has ended; at once if it has already. */
export async function whenEnded(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/**
 * Returns the function that kills the browser and removes its profile. The same happens when this Node process
 * dies, of SIGKILL too: a small shell waits for the end of its stdin, which comes either way.
 * The browser must have been started detached, as leader of its own process group.
 */
export function guardBrowser(browser: ChildProcess, profile: string): () => Promise<void> {
  const kill = process.platform === 'win32' ? killOnWindows(browser) : killFromShell(browser, profile);
  let released: Promise<void> | undefined;
  const release = async (): Promise<void> => {
    await kill();
    await removeProfile(profile);
  };
  return () => {
    released ??= release();
    return released;
  };
}

function killFromShell(browser: ChildProcess, profile: string): () => Promise<void> {
  const script =
    'cat >/dev/null; kill -s KILL -- "-$1" 2>/dev/null; rm -rf "$2" 2>/dev/null || { sleep 1; rm -rf "$2"; }';
  const guard = spawn('/bin/sh', ['-c', script, 'sh', String(browser.pid), profile], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  return async () => {
    guard.ref(); // this process must not end while it waits
    guard.stdin?.end();
    await Promise.all([whenEnded(guard), whenEnded(browser)]);
  };
}

/** No shell to guard with: a browser whose Node process is killed stays open there. */
function killOnWindows(browser: ChildProcess): () => Promise<void> {
  return async () => {
    browser.kill();
    await whenEnded(browser);
  };
}
