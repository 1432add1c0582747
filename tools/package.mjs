#!/usr/bin/env node
/** `npm run package`: zips both builds for the stores, and checks the Firefox one with the linter of its store. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { avoidableFindings } from './lint-report.mjs';
import { inProject, NODE_24 } from './project.mjs';
import { zipFolder } from './zip-folder.mjs';

const execute = promisify(execFile);

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

/** @returns {Promise<number>} exit code: 1 for an error, and for a warning that can be avoided */
async function lintFirefox() {
  const webExt = inProject('node_modules/web-ext/bin/web-ext.js');
  const options = ['--source-dir', inProject('dist/firefox'), '--output', 'json', '--no-config-discovery'];
  // It ends with 1 when it has found an error; its report tells then.
  const { stdout } = await execute(NODE_24, [webExt, 'lint', ...options]).catch((ended) => ended);
  const findings = avoidableFindings(stdout);
  for (const { _type, code, file, message } of findings) console.error(`${_type} ${code} ${file ?? ''}: ${message}`);
  console.log(`web-ext lint: ${findings.length} findings`);
  return findings.length === 0 ? 0 : 1;
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
