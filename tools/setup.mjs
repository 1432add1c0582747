/** What must be there before anything runs: the dependencies and a browser. Plain JavaScript for Node 20. */
import { accessSync, constants, statSync } from 'node:fs';
import { findBrowsers, INSTALLED_NAMES } from './find-browser.mjs';
import { installAdvice, neededPackages } from './install-advice.mjs';
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

/** @param {readonly InstalledName[]} names */
function find(names) {
  return findBrowsers().find(({ name }) => names.includes(name));
}

/** @param {readonly InstalledName[]} names */
async function installWithApt(names) {
  const packages = neededPackages(names);
  if (packages.length === 0) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  for (const name of packages) {
    const code = await run('apt-get', ['install', '--yes', '--no-install-recommends', name], { env });
    const found = find(names);
    if (code === 0 && found !== undefined) return found;
  }
  return undefined;
}

function canUseApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    accessSync('/usr/bin/apt-get', constants.X_OK);
    return true;
  } catch {
    return false; // another distribution
  }
}

/** @param {string} path @returns {number | undefined} undefined when there is no such file */
function modifiedAt(path) {
  return statSync(inProject(path), { throwIfNoEntry: false })?.mtimeMs;
}
