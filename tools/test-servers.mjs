#!/usr/bin/env node
/** `npm run test:servers`: installs real servers, builds, and runs the tests with all of them; one that is missing fails. */
import { inProject, NODE_24, run, runNpm } from './project.mjs';
import { ensureDebianServers, ensureNpmServers } from './server-setup.mjs';
import { ensureBrowser, ensureDependencies } from './setup.mjs';

async function main() {
  await ensureDependencies();
  await ensureBrowser(['chromium', 'chrome', 'edge']);
  await ensureBrowser(['firefox']);
  await ensureNpmServers();
  await ensureDebianServers();
  if ((await runNpm(['run', 'build', '--silent'])) !== 0) throw new Error('The build failed, see above');
  const vitest = [inProject('node_modules/vitest/vitest.mjs'), 'run', '--project', 'servers'];
  process.exitCode = await run(NODE_24, [...vitest, ...process.argv.slice(2)]);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
