/** A display of one's own, with keys that reach a browser's own interface, which no protocol for pages does. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { hasProgram } from '../../tools/find-program.mjs';
import { DISPLAY_PROGRAMS } from '../../tools/install-advice.mjs';
import { whenEnded } from './browser-process.ts';

const run = promisify(execFile);

/** Whether this machine has the programs: Xvfb and xdotool. */
export const hasXDisplay = (): boolean => Object.keys(DISPLAY_PROGRAMS).every(hasProgram);

export class XDisplay {
  /** As the variable DISPLAY wants it. */
  readonly name: string;
  readonly #server: ChildProcess;

  /** On a free number, which the server itself finds and writes. @throws Error when it ends without one */
  static async start(): Promise<XDisplay> {
    // It ends with the last window, so that it does not outlive a test run that was killed.
    const args = ['-displayfd', '1', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp', '-terminate'];
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    const lines = createInterface({ input: server.stdout });
    const early = once(server, 'exit').then(() => Promise.reject(new Error('Xvfb ended before it was ready')));
    const [number] = await Promise.race([once(lines, 'line'), early]);
    early.catch(() => undefined);
    return new XDisplay(`:${number}`, server);
  }

  private constructor(name: string, server: ChildProcess) {
    this.name = name;
    this.#server = server;
  }

  /** Raises the window whose title matches, and presses keys in it, as a user at the keyboard would. */
  async press(title: string, ...keys: string[]): Promise<void> {
    await this.#xdotool('search', '--onlyvisible', '--name', title, 'windowraise', 'windowfocus', '--sync');
    await this.#xdotool('key', ...keys);
  }

  async close(): Promise<void> {
    this.#server.kill();
    await whenEnded(this.#server);
  }

  #xdotool(...args: string[]) {
    return run('xdotool', args, { env: { ...process.env, DISPLAY: this.name }, timeout: 5_000 });
  }
}
