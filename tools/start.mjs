#!/usr/bin/env node
/** `npm start`: sets everything up, builds, and hands over to start.ts under Node 24. */
import { spawn } from 'node:child_process';
import { inProject, NODE_24, ROOT, runNpm } from './project.mjs';
import { ensureBrowser, ensureDependencies } from './setup.mjs';
import { parseStartOptions, START_USAGE } from './start-options.mjs';

async function main() {
  const argv = process.argv.slice(2);
  const options = parseStartOptions(argv);
  if (options.help) {
    console.log(START_USAGE);
    return;
  }
  await ensureDependencies();
  await ensureBrowser(options.browser === undefined ? undefined : [options.browser]);
  if ((await runNpm(['run', 'build', '--silent'])) !== 0) throw new Error('The build failed, see above');
  handOver(argv);
}

/** @param {string[]} argv */
function handOver(argv) {
  const child = spawn(NODE_24, [inProject('tools/start.ts'), ...argv], { cwd: ROOT, stdio: 'inherit' });
  // A terminal sends Ctrl-C to the child as well, kill(1) does not; start.ts takes a second one as the first.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
    process.exit();
  });
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
