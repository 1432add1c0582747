import { describe, expect, test } from 'vitest';
import { installAdvice, neededPackages } from './install-advice.mjs';

describe('installAdvice', () => {
  test.each([
    ['linux', 'sudo apt-get install firefox-esr'],
    ['darwin', 'brew install --cask firefox'],
    ['win32', 'winget install Mozilla.Firefox'],
  ])('on %s it names the command', (platform, command) => {
    expect(installAdvice(['firefox'], platform)).toBe(
      `No Firefox was found. Install one, for example with one of:\n  ${command}`,
    );
  });

  test('a browser that Debian has no package of is named without a command', () => {
    expect(installAdvice(['edge'], 'linux')).toBe("No Edge was found. Install one from its maker's site.");
  });
});

test('the packages of every browser are tried, in order of preference', () => {
  expect(neededPackages(['chrome', 'chromium', 'firefox'])).toEqual(['chromium', 'firefox-esr', 'firefox']);
});
