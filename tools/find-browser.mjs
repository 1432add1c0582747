/** Where browsers are installed. Plain JavaScript, because the set-up runs before anything is installed. */
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/**
 * @typedef {'chrome' | 'edge' | 'chromium' | 'firefox'} InstalledName
 * @typedef {'chromium' | 'firefox'} Engine
 * @typedef {{ name: InstalledName, engine: Engine, path: string }} InstalledBrowser
 * @typedef {object} Machine
 * @property {string} platform as `process.platform`
 * @property {Record<string, string | undefined>} env
 * @property {string} home
 * @property {(path: string) => boolean} isExecutable
 */

/** In the order in which they are preferred. @type {readonly InstalledName[]} */
export const INSTALLED_NAMES = ['chrome', 'edge', 'chromium', 'firefox'];

/** @type {Record<InstalledName, string[]>} */
const LINUX_COMMANDS = {
  chrome: ['google-chrome-stable', 'google-chrome'],
  edge: ['microsoft-edge-stable', 'microsoft-edge'],
  chromium: ['chromium', 'chromium-browser'],
  firefox: ['firefox', 'firefox-esr'],
};

/** @type {Record<InstalledName, string>} */
const MAC_BINARIES = {
  chrome: 'Google Chrome.app/Contents/MacOS/Google Chrome',
  edge: 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  chromium: 'Chromium.app/Contents/MacOS/Chromium',
  firefox: 'Firefox.app/Contents/MacOS/firefox',
};

/** @type {Record<InstalledName, string>} */
const WINDOWS_BINARIES = {
  chrome: 'Google\\Chrome\\Application\\chrome.exe',
  edge: 'Microsoft\\Edge\\Application\\msedge.exe',
  chromium: 'Chromium\\Application\\chrome.exe',
  firefox: 'Mozilla Firefox\\firefox.exe',
};

/** @type {Record<Engine, string>} */
const OVERRIDES = { chromium: 'WIRESCOPE_CHROMIUM', firefox: 'WIRESCOPE_FIREFOX' };

/**
 * Every browser found, best first. The variables WIRESCOPE_CHROMIUM and WIRESCOPE_FIREFOX name a binary that
 * is preferred to all others of its engine.
 * @param {Machine} [machine]
 * @returns {InstalledBrowser[]}
 */
export function findBrowsers(machine = thisMachine()) {
  return INSTALLED_NAMES.flatMap((name) => {
    const path = candidates(name, machine).find((candidate) => machine.isExecutable(candidate));
    return path === undefined ? [] : [{ name, engine: engineOf(name), path }];
  }).sort((one, other) => Number(isOverride(other, machine)) - Number(isOverride(one, machine)));
}

/**
 * @param {Engine} engine
 * @param {Machine} [machine]
 * @returns {InstalledBrowser | undefined}
 */
export function findEngine(engine, machine = thisMachine()) {
  return findBrowsers(machine).find((found) => found.engine === engine);
}

/** @param {InstalledName} name @returns {Engine} */
function engineOf(name) {
  return name === 'firefox' ? 'firefox' : 'chromium';
}

/** @returns {Machine} */
function thisMachine() {
  return { platform: process.platform, env: process.env, home: homedir(), isExecutable };
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {InstalledBrowser} found @param {Machine} machine */
function isOverride(found, machine) {
  return machine.env[OVERRIDES[found.engine]] === found.path;
}

/** @param {InstalledName} name @param {Machine} machine @returns {string[]} */
function candidates(name, machine) {
  // An override stands for the engine, whichever brand it is: it is listed under the engine's own name.
  const override = name === engineOf(name) ? machine.env[OVERRIDES[name === 'firefox' ? name : 'chromium']] : undefined;
  return [...(override ? [override] : []), ...installedAt(name, machine)];
}

/** @param {InstalledName} name @param {Machine} machine @returns {string[]} */
function installedAt(name, { platform, env, home }) {
  if (platform === 'darwin') {
    return ['/Applications', posix.join(home, 'Applications')].map((folder) => posix.join(folder, MAC_BINARIES[name]));
  }
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
    return roots.map((root) => win32.join(root, WINDOWS_BINARIES[name]));
  }
  const folders = (env.PATH ?? '').split(':').filter(Boolean);
  return LINUX_COMMANDS[name].flatMap((command) => folders.map((folder) => posix.join(folder, command)));
}
