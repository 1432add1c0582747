#!/usr/bin/env node
/** `npm run package`: zips both builds for the stores, and checks the Firefox one with the linter of its store. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { inProject, NODE_24, run } from './project.mjs';
import { zipFolder } from './zip-folder.mjs';

async function main() {
  const { version } = JSON.parse(await readFile(inProject('package.json'), 'utf8'));
  await mkdir(inProject('artifacts'), { recursive: true });
  for (const browser of ['chromium', 'firefox']) {
    const path = `artifacts/wirescope-${version}-${browser}.zip`;
    await writeFile(inProject(path), await zipFolder(inProject(`dist/${browser}`)));
    console.log(path);
  }
  process.exitCode = await lintFirefox();
}

/** Fails on warnings too. */
function lintFirefox() {
  const webExt = inProject('node_modules/web-ext/bin/web-ext.js');
  const options = ['--source-dir', inProject('dist/firefox'), '--warnings-as-errors', '--no-config-discovery'];
  return run(NODE_24, [webExt, 'lint', ...options]);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
