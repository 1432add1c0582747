import { parseArgs } from 'node:util';
import { INSTALLED_NAMES } from './find-browser.mjs';

/** @typedef {import('./find-browser.mjs').InstalledName} InstalledName */

/**
 * @typedef {object} StartOptions
 * @property {boolean} help
 * @property {string | undefined} url the user's own page; the demo when undefined
 * @property {InstalledName | undefined} browser any installed one when undefined
 * @property {number | undefined} seconds end after this time
 * @property {boolean} headless
 * @property {string} out folder for the session log and the screenshot
 */

export const START_USAGE = `Opens a page in a browser with DevTools on the Wirescope panel.

  npm start -- [options]

  --url URL        your own page; a demo page unless told
  --browser NAME   ${INSTALLED_NAMES.join(', ')}; the first one installed unless told
  --seconds N      end after N seconds; otherwise when the browser is closed, or on Ctrl-C
  --headless       no windows: prints the messages, and at its end writes session.ndjson and panel.png
                   (this is what happens without a display, too)
  --out DIR        folder for those two files; "artifacts" unless told
  --help           this text`;

/**
 * @param {string[]} argv without the names of Node and the script
 * @returns {StartOptions}
 * @throws {Error} with a message for the user
 */
export function parseStartOptions(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      help: { type: 'boolean', default: false },
      url: { type: 'string' },
      browser: { type: 'string' },
      seconds: { type: 'string' },
      headless: { type: 'boolean', default: false },
      out: { type: 'string', default: 'artifacts' },
    },
  });
  return {
    help: values.help,
    url: values.url === undefined ? undefined : parseUrl(values.url),
    browser: values.browser === undefined ? undefined : parseBrowser(values.browser),
    seconds: values.seconds === undefined ? undefined : parseSeconds(values.seconds),
    headless: values.headless,
    out: values.out,
  };
}

/** True when windows can be shown. @param {string} platform @param {Record<string, string | undefined>} env */
export function hasDisplay(platform, env) {
  return platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** @param {string} text */
function parseUrl(text) {
  // "localhost:3000" alone parses as a URL whose scheme is "localhost:".
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.href;
  throw new Error(`--url ${text}: it must start with http:// or https://`);
}

/** @param {string} text @returns {InstalledName} */
function parseBrowser(text) {
  const name = INSTALLED_NAMES.find((known) => known === text);
  if (name === undefined) throw new Error(`--browser ${text}: it must be one of ${INSTALLED_NAMES.join(', ')}`);
  return name;
}

/** @param {string} text */
function parseSeconds(text) {
  const seconds = Number(text);
  // The upper limit is that of setTimeout, 2^31 milliseconds.
  if (text.trim() !== '' && seconds > 0 && seconds <= 2_000_000) return seconds;
  throw new Error(`--seconds ${text}: it must be a number greater than 0`);
}
