import { describe, expect, test } from 'vitest';
import { findBrowsers, findEngine } from './find-browser.mjs';

interface MachineParts {
  platform: string;
  env?: Record<string, string>;
  installed: string[];
}

const machine = ({ platform, env = {}, installed }: MachineParts) => ({
  platform,
  env,
  home: '/home/ada',
  isExecutable: (path: string) => installed.includes(path),
});
const LINUX = { platform: 'linux', env: { PATH: '/usr/local/bin:/usr/bin' } };

describe('findBrowsers', () => {
  const CASES: [string, MachineParts, string[]][] = [
    ['nothing installed', { ...LINUX, installed: [] }, []],
    [
      'Debian',
      { ...LINUX, installed: ['/usr/bin/firefox-esr', '/usr/bin/chromium'] },
      ['chromium /usr/bin/chromium', 'firefox /usr/bin/firefox-esr'],
    ],
    [
      'Linux with Chrome and Edge, found in the order of PATH',
      { ...LINUX, installed: ['/usr/bin/google-chrome', '/usr/local/bin/google-chrome', '/usr/bin/microsoft-edge'] },
      ['chrome /usr/local/bin/google-chrome', 'edge /usr/bin/microsoft-edge'],
    ],
    [
      'macOS, in the folder of all users and in that of one',
      {
        platform: 'darwin',
        installed: [
          '/home/ada/Applications/Firefox.app/Contents/MacOS/firefox',
          '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        ],
      },
      [
        'chrome /Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        'firefox /home/ada/Applications/Firefox.app/Contents/MacOS/firefox',
      ],
    ],
    [
      'Windows',
      {
        platform: 'win32',
        env: { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
        installed: ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
      },
      ['edge C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
    ],
  ];

  test.each(CASES)('%s', (_name, parts, expected) => {
    expect(findBrowsers(machine(parts)).map(({ name, path }) => `${name} ${path}`)).toEqual(expected);
  });

  test('a browser named in the environment is preferred to an installed one', () => {
    const env = { ...LINUX.env, WIRESCOPE_CHROMIUM: '/opt/nightly/chrome' };
    const installed = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/opt/nightly/chrome'];
    expect(findEngine('chromium', machine({ ...LINUX, env, installed }))?.path).toBe('/opt/nightly/chrome');
  });

  test('a browser named in the environment that is not there is passed over', () => {
    const env = { ...LINUX.env, WIRESCOPE_FIREFOX: '/opt/gone/firefox' };
    expect(findEngine('firefox', machine({ ...LINUX, env, installed: ['/usr/bin/firefox'] }))?.path).toBe(
      '/usr/bin/firefox',
    );
  });
});
