#!/usr/bin/env node
/** `npx wirescope`: the decoders of the panel, for terminals and other programs. `docs/cli.md` describes it. */
import { decodeFile } from './decode-file.ts';
import { onePrintableLine } from './printable.ts';

const USAGE = `wirescope decode FILE

Reads a session log or a recording and prints a line of JSON for each message, with its packets as the panel shows them.
FILE is - for standard input. docs/cli.md describes what is printed.
`;
/** Nothing could be read, or nothing was understood that was asked. */
const EXIT_NOTHING = 2;
/** Some lines of the file could not be read. */
const EXIT_PARTLY = 1;

async function main([command, ...rest]: readonly string[]): Promise<void> {
  if (command === '--help' || command === '-h' || rest.includes('--help')) {
    process.stdout.write(USAGE);
    return;
  }
  const [path, ...more] = rest;
  if (command !== 'decode') throw new Error(`${command ? `"${command}" is no command` : 'no command'}; try --help`);
  if (path === undefined || more.length > 0) throw new Error('decode takes one file; try --help');
  const problem = await decodeFile(path, process.stdout);
  if (problem !== null) fail(problem, EXIT_PARTLY);
}

function fail(problem: string, exitCode: number): void {
  process.stderr.write(`wirescope: ${onePrintableLine(problem)}\n`);
  process.exitCode = exitCode;
}

// Whoever reads has had enough, as `head` has: no error.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : EXIT_NOTHING));
main(process.argv.slice(2)).catch((error: unknown) =>
  fail(error instanceof Error ? error.message : String(error), EXIT_NOTHING),
);
