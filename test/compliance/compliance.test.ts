/** What a page can observe of WebSocket is the same without Wirescope and with it; the native browser is the oracle. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import { CASES } from './cases/all-cases.ts';
import { extensionFolder, MODES, type Results, runAllModes } from './run-modes.ts';

describe.each(BROWSERS)('%s', (browserName) => {
  let results: Results;

  beforeAll(async () => {
    results = await runAllModes(browserName);
  }, 300_000);

  describe.each(MODES.filter((mode) => mode !== 'native'))('%s', (mode) => {
    test.each(Object.keys(CASES))('%s', (name) => {
      const native = results.get('native')?.cases.get(name);
      const other = results.get(mode)?.cases.get(name);
      const report = `${name}\nnative: ${JSON.stringify(native)}\n${mode}: ${JSON.stringify(other)}`;
      expect(native, report).toBeDefined();
      expect(other, report).toEqual(native);
    });

    test('the console shows the same errors', () => {
      expect(results.get(mode)?.errors).toEqual(results.get('native')?.errors);
    });
  });

  test('no file of the extension can be loaded by a page', async () => {
    const manifest: unknown = JSON.parse(await readFile(join(extensionFolder(browserName), 'manifest.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('web_accessible_resources');
  });
});
