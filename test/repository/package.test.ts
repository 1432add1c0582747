import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const execute = promisify(execFile);

// web-ext starts slowly on a busy machine.
test('both zips are made, and the linter of the Firefox store finds nothing', { timeout: 60_000 }, async () => {
  const script = fileURLToPath(new URL('../../tools/package.mjs', import.meta.url));
  const { stdout } = await execute(process.execPath, [script]);
  expect(stdout).toMatch(/chromium\.zip\n.*firefox\.zip\nweb-ext lint: 0 findings/s);
});
