/** @typedef {import('./find-browser.mjs').InstalledName} InstalledName */

/** @type {Record<InstalledName, { title: string, debian: string[], mac: string, windows: string }>} */
const BROWSERS = {
  chrome: { title: 'Chrome', debian: [], mac: 'google-chrome', windows: 'Google.Chrome' },
  edge: { title: 'Edge', debian: [], mac: 'microsoft-edge', windows: 'Microsoft.Edge' },
  chromium: { title: 'Chromium', debian: ['chromium'], mac: 'chromium', windows: 'Hibbiki.Chromium' },
  firefox: { title: 'Firefox', debian: ['firefox-esr', 'firefox'], mac: 'firefox', windows: 'Mozilla.Firefox' },
};

/**
 * Debian packages that give a browser of one of the names; to be tried in this order.
 * @param {readonly InstalledName[]} names
 */
export function neededPackages(names) {
  return names.flatMap((name) => BROWSERS[name].debian);
}

/** Programs that press what no protocol reaches in a browser's own window, by the Debian package of each. */
export const DISPLAY_PROGRAMS = { Xvfb: 'xvfb', xdotool: 'xdotool' };

/**
 * What the user has to do on this platform when no browser of the names is installed.
 * @param {readonly InstalledName[]} names
 * @param {string} platform as `process.platform`
 */
export function installAdvice(names, platform) {
  const titles = names.map((name) => BROWSERS[name].title);
  const commands = names.flatMap((name) => commandsFor(name, platform)).map((command) => `\n  ${command}`);
  const by = commands.length > 0 ? `, for example with one of:${commands.join('')}` : " from its maker's site.";
  return `No ${titles.join(' or ')} was found. Install one${by}`;
}

/** @param {InstalledName} name @param {string} platform */
function commandsFor(name, platform) {
  const { debian, mac, windows } = BROWSERS[name];
  if (platform === 'darwin') return [`brew install --cask ${mac}`];
  if (platform === 'win32') return [`winget install ${windows}`];
  return debian.slice(0, 1).map((name) => `sudo apt-get install ${name}`);
}
