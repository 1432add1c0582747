/** Launches Firefox through Marionette, over TCP, with a temporary add-on. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findEngine } from '../../tools/find-browser.mjs';
import type { LaunchOptions } from './browser.ts';
import { createProfile, downloadFolderOf, guardProcess, profileEnvironment, whenEnded } from './browser-process.ts';
import { FirefoxSession } from './firefox-session.ts';
import { Marionette, recordOf, stringOf } from './marionette.ts';
import { DEFAULT_TIMEOUT } from './panel-session-base.ts';
import { waitUntil } from './wait-until.ts';

const ARGS = ['--marionette', '--remote-allow-system-access', '--no-remote'];

/** @throws Error when no Firefox is installed, it does not start, or the extension does not load */
export async function launchFirefox(options: LaunchOptions): Promise<FirefoxSession> {
  const executablePath = options.executablePath ?? findEngine('firefox')?.path;
  if (executablePath === undefined) throw new Error('No Firefox is installed');
  const profile = await createProfile('firefox');
  const firefox = await start(executablePath, profile, options);
  const release = guardProcess(firefox, profile);
  try {
    const marionette = await connect(firefox, profile, options.timeout ?? DEFAULT_TIMEOUT);
    const browserVersion = await openSession(marionette, options.anyCertificate ?? false);
    const addOnId = options.extensionDir === undefined ? undefined : await install(marionette, options.extensionDir);
    await marionette.send('WebDriver:SetTimeouts', { script: options.timeout ?? DEFAULT_TIMEOUT });
    await marionette.send('Marionette:SetContext', { value: 'chrome' });
    const parts = { firefox, marionette, browserVersion, addOnId, downloadFolder: downloadFolderOf(profile), release };
    return await FirefoxSession.create(parts, options);
  } catch (error) {
    await release();
    throw error;
  }
}

async function start(executablePath: string, profile: string, options: LaunchOptions): Promise<ChildProcess> {
  const lines = Object.entries(preferences(profile, options)).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  await mkdir(downloadFolderOf(profile));
  const { width, height } = options.windowSize ?? { width: 1280, height: 900 };
  const args = [...ARGS, '--width', String(width), '--height', String(height), '--profile', profile];
  if (options.headless !== false) args.push('--headless');
  // Detached for guardProcess; no inherited pipes, or whoever reads our output would wait for Firefox.
  return spawn(executablePath, [...args, ...(options.args ?? [])], {
    detached: true,
    stdio: 'ignore',
    env: profileEnvironment(profile, options.display),
  });
}

function preferences(profile: string, options: LaunchOptions): Record<string, string | number | boolean> {
  return {
    'marionette.port': 0, // any free port; Firefox writes it to the profile file MarionetteActivePort
    'devtools.toolbox.footer.height': 450,
    'devtools.toolbox.host': 'bottom',
    'devtools.theme': options.theme ?? 'light',
    'network.dns.localDomains': (options.hosts ?? []).join(),
    'dom.disable_open_during_load': false, // pages may open tabs
    'browser.download.folderList': 2, // the folder of the next line
    'browser.download.dir': downloadFolderOf(profile),
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.download.alwaysOpenPanel': false,
  };
}

async function connect(firefox: ChildProcess, profile: string, timeout: number): Promise<Marionette> {
  const readPort = async (): Promise<number> => Number(await readFile(join(profile, 'MarionetteActivePort'), 'utf8'));
  const earlyExit = whenEnded(firefox).then(() => {
    throw new Error(`Firefox ended before it was ready, with exit code ${firefox.exitCode}`);
  });
  const port = await Promise.race([waitUntil('the Marionette port of Firefox', readPort, timeout), earlyExit]);
  earlyExit.catch(() => undefined); // from here on an end is whenClosed's to report
  return Marionette.connect(port);
}

async function openSession(marionette: Marionette, acceptInsecureCerts: boolean): Promise<string> {
  const { capabilities } = recordOf(await marionette.send('WebDriver:NewSession', { acceptInsecureCerts }));
  return `Firefox/${stringOf(capabilities, 'browserVersion')}`;
}

async function install(marionette: Marionette, extensionDir: string): Promise<string> {
  const answer = await marionette.send('Addon:Install', { path: resolve(extensionDir), temporary: true });
  return stringOf(answer, 'value');
}
