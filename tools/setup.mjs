/** What must be there before anything runs: the dependencies and a browser. Plain JavaScript for Node 20. */
import { accessSync, constants, statSync } from 'node:fs';
import { findBrowsers, INSTALLED_NAMES } from './find-browser.mjs';
import { hasProgram } from './find-program.mjs';
import { DISPLAY_PROGRAMS, installAdvice, neededPackages } from './install-advice.mjs';
import { inProject, run, runNpm } from './project.mjs';

/** @typedef {import('./find-browser.mjs').InstalledName} InstalledName */
/** @typedef {import('./find-browser.mjs').InstalledBrowser} InstalledBrowser */

/** Installs the dependencies if they are missing or older than the lockfile. @throws {Error} when npm fails */
export async function ensureDependencies() {
  const installed = modifiedAt('node_modules/.package-lock.json'); // npm writes it last
  if (installed !== undefined && installed >= (modifiedAt('package-lock.json') ?? 0)) return;
  if ((await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])) !== 0)
    throw new Error('npm ci failed, see above');
}

/**
 * Finds a browser of one of the names; on Debian as root a missing one is installed.
 * @param {readonly InstalledName[]} names any of them will do, the first found is taken
 * @returns {Promise<InstalledBrowser>}
 * @throws {Error} that says what to install
 */
export async function ensureBrowser(names = INSTALLED_NAMES) {
  const found = find(names) ?? (canUseApt() ? await installWithApt(names) : undefined);
  if (found === undefined) throw new Error(installAdvice(names, process.platform));
  return found;
}

/**
 * Installs what gives tests a display of their own, on Debian as root. Elsewhere the tests that need one are left out,
 * and this says so.
 */
export async function ensureDisplay() {
  const missing = Object.entries(DISPLAY_PROGRAMS).filter(([program]) => !hasProgram(program));
  if (missing.length === 0) return;
  const packages = missing.map(([, name]) => name);
  if (canUseApt() && (await aptInstall(packages))) return;
  console.log(`The tests of the browser's own banner are left out: they need ${packages.join(' and ')} (Debian).`);
}

/** @param {readonly InstalledName[]} names */
function find(names) {
  return findBrowsers().find(({ name }) => names.includes(name));
}

/** @param {readonly InstalledName[]} names */
async function installWithApt(names) {
  const packages = neededPackages(names);
  if (packages.length === 0) return undefined;
  for (const name of packages) {
    const isInstalled = await aptInstall([name]);
    const found = find(names);
    if (isInstalled && found !== undefined) return found;
  }
  return undefined;
}

/** @param {readonly string[]} packages @returns {Promise<boolean>} whether all of them are there now */
export async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  return (await run('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], { env })) === 0;
}

export function canUseApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    accessSync('/usr/bin/apt-get', constants.X_OK);
    return true;
  } catch {
    return false; // another distribution
  }
}

/** @param {string} path @returns {number | undefined} undefined when there is no such file */
export function modifiedAt(path) {
  return statSync(inProject(path), { throwIfNoEntry: false })?.mtimeMs;
}
