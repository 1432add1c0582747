import { describe, expect, test } from 'vitest';
import { hasDisplay, parseStartOptions } from './start-options.mjs';

const DEFAULTS = {
  help: false,
  url: undefined,
  browser: undefined,
  seconds: undefined,
  headless: false,
  out: 'artifacts',
};

describe('parseStartOptions', () => {
  test.each([
    [[], DEFAULTS],
    [['--help'], { ...DEFAULTS, help: true }],
    [['--url', 'https://my.app', '--browser', 'firefox'], { ...DEFAULTS, url: 'https://my.app/', browser: 'firefox' }],
    [['--headless', '--seconds', '2.5', '--out=here'], { ...DEFAULTS, headless: true, seconds: 2.5, out: 'here' }],
  ])('%j', (argv, expected) => {
    expect(parseStartOptions(argv)).toEqual(expected);
  });

  test.each([
    [['--url', 'localhost:3000'], '--url localhost:3000: it must start with http:// or https://'],
    [['--url', 'file:///etc/passwd'], '--url file:///etc/passwd: it must start with http:// or https://'],
    [['--browser', 'safari'], '--browser safari: it must be one of chrome, edge, chromium, firefox'],
    [['--seconds', '0'], '--seconds 0: it must be a number greater than 0'],
    [['--seconds', 'ten'], '--seconds ten: it must be a number greater than 0'],
    [['--seconds', ' '], '--seconds  : it must be a number greater than 0'],
    [['--seconds', '1e12'], '--seconds 1e12: it must be a number greater than 0'],
    [['--no-such'], "Unknown option '--no-such'"],
    [['page.html'], "Unexpected argument 'page.html'"],
  ])('%j is refused', (argv, message) => {
    expect(() => parseStartOptions(argv)).toThrow(message);
  });
});

describe('hasDisplay', () => {
  test.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ])('%s %j: %s', (platform, env, expected) => {
    expect(hasDisplay(platform, env)).toBe(expected);
  });
});
