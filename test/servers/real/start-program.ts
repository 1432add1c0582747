import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingServers } from '../../../tools/server-setup.mjs';
import { guardProcess } from '../../browsers/browser-process.ts';

export interface RunningProgram {
  /** Where it listens, on 127.0.0.1. */
  readonly ports: readonly number[];
  /** Ends it and all that it has started, and removes its files. */
  stop(): Promise<void>;
}

/** What runs a program, by the ending of its name. Debian's Python: its packages are for that one. */
const RUNNERS: Readonly<Record<string, string>> = { mjs: process.execPath, py: '/usr/bin/python3' };

/**
 * Starts a program of `programs/`, in a folder of its own, and waits until it says that it listens. It ends when this
 * process does, however that may end.
 * @param file its name
 * @throws Error when a package of Debian is missing; when it ends before, with what it has printed
 */
export async function startProgram(file: string): Promise<RunningProgram> {
  const command = RUNNERS[file.split('.').at(-1) ?? ''];
  if (command === undefined) throw new Error(`Nothing runs ${file}`);
  const missing = missingServers(file);
  if (missing.length > 0) throw new Error(`${file} needs what Debian has as ${missing.join(' and ')}`);
  const folder = await mkdtemp(join(tmpdir(), 'wirescope-server-'));
  const child = spawn(command, [fileURLToPath(new URL(`programs/${file}`, import.meta.url))], {
    cwd: folder,
    env: { ...process.env, HOME: folder, TMPDIR: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // the leader of a process group of its own
  });
  const stop = guardProcess(child, folder);
  let printed = '';
  const ports = new Promise<number[]>((resolve, reject) => {
    for (const output of [child.stdout, child.stderr]) {
      output.setEncoding('utf8').on('data', (text: string) => {
        printed = (printed + text).slice(-20_000);
        const [, told] = /^listening on ([\d ]+)\n/m.exec(printed) ?? [];
        if (told !== undefined) resolve(told.split(' ').map(Number));
      });
    }
    child.on('error', reject);
    child.on('close', (code) => reject(new Error(`${file} has ended with ${code}:\n${printed}`)));
  });
  try {
    return { ports: await ports, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}
