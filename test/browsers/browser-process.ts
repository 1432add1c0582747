/** Ties a browser or another program, and its throwaway folder, to the life of this Node process. */
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
 * Returns the function that kills a browser, or another program, and removes its folder. The same happens when this
 * Node process dies, of SIGKILL too: a small shell waits for the end of its stdin, which comes either way.
 * The program must have been started detached, as leader of its own process group.
 */
export function guardProcess(child: ChildProcess, folder: string): () => Promise<void> {
  const kill = process.platform === 'win32' ? killOnWindows(child) : killFromShell(child, folder);
  let released: Promise<void> | undefined;
  const release = async (): Promise<void> => {
    await kill();
    await removeProfile(folder);
  };
  return () => {
    released ??= release();
    return released;
  };
}

function killFromShell(child: ChildProcess, folder: string): () => Promise<void> {
  const script =
    'cat >/dev/null; kill -s KILL -- "-$1" 2>/dev/null; rm -rf "$2" 2>/dev/null || { sleep 1; rm -rf "$2"; }';
  const guard = spawn('/bin/sh', ['-c', script, 'sh', String(child.pid), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  return async () => {
    guard.ref(); // this process must not end while it waits
    guard.stdin?.end();
    await Promise.all([whenEnded(guard), whenEnded(child)]);
  };
}

/** No shell to guard with: a program whose Node process is killed goes on there. */
function killOnWindows(child: ChildProcess): () => Promise<void> {
  return async () => {
    child.kill();
    await whenEnded(child);
  };
}
