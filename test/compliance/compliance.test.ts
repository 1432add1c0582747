/** What a page can observe of WebSocket is the same without Wirescope and with it; the native browser is the oracle. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import { CASES } from './cases/all-cases.ts';
import { FAILURE_REASON, limitOf, NO_ROOM, SANDBOXED_FRAME } from './known-limits.ts';
import { extensionFolder, MODES, type Results, runAllModes } from './run-modes.ts';

const NAMES = Object.keys(CASES);

/** No host has this name: `close()` comes before that is known, and then there is no error, or after it. */
const CLOSED_WHILE_RESOLVING = /'ws:\/\/a%20b\/'/;

describe.each(BROWSERS)('%s', (browserName) => {
  let results: Results;

  beforeAll(async () => {
    results = await runAllModes(browserName);
  }, 300_000);

  describe.each(MODES.filter((mode) => mode !== 'native'))('%s', (mode) => {
    const resultsOf = (name: string) => {
      const native = results.get('native')?.cases.get(name);
      const other = results.get(mode)?.cases.get(name);
      const report = `${name}\nnative: ${JSON.stringify(native)}\n${mode}: ${JSON.stringify(other)}`;
      expect(native, report).toBeDefined();
      return { native, other, report };
    };

    test.each(NAMES.filter((name) => !limitOf(name, browserName, mode)))('%s', (name) => {
      const { native, other, report } = resultsOf(name);
      expect(other, report).toEqual(native);
    });

    const limited = NAMES.filter((name) => limitOf(name, browserName, mode));
    test.each(limited)('known limit: %s', (name) => {
      const { native, other, report } = resultsOf(name);
      if (limitOf(name, browserName, mode)?.onlySometimes) expect(other, report).toBeDefined();
      else expect(other, `no longer different: ${report}`).not.toEqual(native);
    });

    test('the console shows the same errors', () => {
      const errorsOf = (of: typeof mode | 'native') =>
        results
          .get(of)
          ?.errors.filter((text) => !CLOSED_WHILE_RESOLVING.test(text))
          .filter((text) => mode !== 'rules' || !NO_ROOM.test(text))
          .filter((text) => mode !== 'extension' || !SANDBOXED_FRAME.test(text))
          .map((text) => (mode === 'extension' ? text.replace(FAILURE_REASON, '') : text));
      expect(errorsOf(mode)).toEqual(errorsOf('native'));
    });
  });

  test('no file of the extension can be loaded by a page', async () => {
    const manifest: unknown = JSON.parse(await readFile(join(extensionFolder(browserName), 'manifest.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('web_accessible_resources');
  });
});
