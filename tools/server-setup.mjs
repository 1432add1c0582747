/** What the real servers of test/servers/real need beside the dependencies of the project. Plain JavaScript for Node 20. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, runNpm } from './project.mjs';
import { aptInstall, canUseApt, modifiedAt } from './setup.mjs';

const FOLDER = 'test/servers/real';
const PYTHON = '/usr/lib/python3/dist-packages';

/**
 * Debian packages by their names: what is there when one is installed, and the program of test/servers/real/programs
 * that needs it.
 * @type {Readonly<Record<string, { path: string, program: string }>>}
 */
export const DEBIAN_PACKAGES = {
  caddy: { path: '/usr/bin/caddy', program: 'caddy.mjs' },
  'golang-go': { path: '/usr/bin/go', program: 'gorilla.mjs' },
  'golang-github-gorilla-websocket-dev': {
    path: '/usr/share/gocode/src/github.com/gorilla/websocket',
    program: 'gorilla.mjs',
  },
  mosquitto: { path: '/usr/sbin/mosquitto', program: 'mosquitto.mjs' },
  'python3-daphne': { path: `${PYTHON}/daphne`, program: 'django-channels.py' },
  'python3-django-channels': { path: `${PYTHON}/channels`, program: 'django-channels.py' },
  'python3-eventlet': { path: `${PYTHON}/eventlet`, program: 'flask-socketio.py' },
  'python3-flask-socketio': { path: `${PYTHON}/flask_socketio`, program: 'flask-socketio.py' },
  'rabbitmq-server': { path: '/usr/lib/rabbitmq/bin/rabbitmq-server', program: 'rabbitmq.mjs' },
};

/** Names of Debian packages that are not there. @param {string} [program] whose; of all unless told */
export function missingServers(program) {
  return Object.entries(DEBIAN_PACKAGES)
    .filter(([, needed]) => program === undefined || needed.program === program)
    .filter(([, { path }]) => !existsSync(path))
    .map(([name]) => name);
}

/**
 * Installs the servers and clients that npm has, if they are missing or older than their lockfile. No script of theirs
 * runs: what some would compile is faster, and needed by none.
 * @throws {Error} when npm fails
 */
export async function ensureNpmServers() {
  const installed = modifiedAt(`${FOLDER}/node_modules/.package-lock.json`); // npm writes it last
  if (installed !== undefined && installed >= (modifiedAt(`${FOLDER}/package-lock.json`) ?? 0)) return;
  const options = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'];
  // Two packages are binaries of Linux on x64. Elsewhere they are of no use, and no reason to have none of the others.
  if (`${process.platform}-${process.arch}` !== 'linux-x64') options.push('--force');
  if ((await runNpm(['ci', '--prefix', inProject(FOLDER), ...options])) !== 0)
    throw new Error(`npm ci in ${join(...FOLDER.split('/'))} failed, see above`);
}

/** Installs the servers that Debian has, on Debian as root. Elsewhere this says what is missing, and their tests fail. */
export async function ensureDebianServers() {
  const missing = missingServers();
  if (missing.length === 0 || (canUseApt() && (await aptInstall(missing)))) return;
  console.log(`Servers are missing. Debian has them: ${missing.join(' ')}`);
}
