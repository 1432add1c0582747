import type { EngineCommand, EngineNews } from '../protocol/engine.ts';
import { parseFromGate } from '../protocol/gate.ts';
import { GATES_ON } from '../protocol/meeting.ts';
import { isBlob, isRecord } from '../protocol/parsed.ts';
import { Engine } from '../rules/engine/engine.ts';
import type { Clock } from '../rules/engine/engine-host.ts';
import type { RuleSet } from '../rules/rule.ts';
import type { Hooked } from './hooked.ts';

const CLOCK: Clock = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** The engine of one hook, and their way to each other. */
export class HookEngine {
  readonly #hooked: Hooked;
  readonly #engine: Engine;
  #isDecided: boolean = false;
  /** What came before the rules did. */
  #waiting: unknown[] = [];
  /** Settles when all items before have been read; null while none waits for a Blob. */
  #reading: Promise<void> | null = null;

  constructor(hooked: Hooked, tellPanel: (news: EngineNews) => void) {
    this.#hooked = hooked;
    const context = hooked.isWorker ? 'worker' : 'frame';
    const tellGate = (message: Parameters<typeof hooked.hook.postMessage>[0]) => hooked.hook.postMessage(message);
    this.#engine = new Engine({ clock: CLOCK, context, tellGate, tellPanel });
    hooked.hook.addEventListener('message', ({ data }: MessageEvent) => this.#receive(data));
  }

  /** Whether there are rules is not known yet: until then everything waits. */
  undecided(): void {
    this.#isDecided = false;
    // At once where it can be: the page's first script is next. A worker's hook is not here.
    if (this.#hooked.isWorker) this.#hooked.hook.postMessage({ type: 'gates', on: true });
    else this.#hooked.hook.dispatchEvent(new Event(GATES_ON));
  }

  setRules(set: RuleSet): void {
    this.#engine.setRules(set);
    this.#isDecided = true;
    for (const item of this.#waiting.splice(0)) this.#hear(item);
  }

  /** Everything goes on, in order. */
  stop(): void {
    this.#waiting = [];
    this.#engine.stop();
  }

  command(command: EngineCommand): void {
    this.#engine.command(command);
  }

  #receive(raw: unknown): void {
    if (!isRecord(raw) || raw.type !== 'gated') return; // what the relay is told
    if (!this.#reading && !blobIn(raw)) return this.#hear(raw);
    const reading = (this.#reading ?? Promise.resolve())
      .then(() => withBytes(raw))
      .then((read) => {
        this.#hear(read);
        if (this.#reading === reading) this.#reading = null;
      });
    this.#reading = reading;
  }

  #hear(raw: unknown): void {
    if (!this.#isDecided) {
      this.#waiting.push(raw);
      return;
    }
    const parsed = parseFromGate(raw);
    if (parsed.ok) this.#engine.hear(parsed.value);
  }
}

function blobIn({ what }: Record<string, unknown>): Blob | undefined {
  const data = isRecord(what) && isRecord(what.payload) ? what.payload.data : undefined;
  return isBlob(data) ? data : undefined;
}

/** One that cannot be read, such as a file that has changed on disk, is told as its beginning, of no bytes. */
async function withBytes(raw: Record<string, unknown>): Promise<unknown> {
  const blob = blobIn(raw);
  if (!blob || !isRecord(raw.what) || !isRecord(raw.what.payload)) return raw;
  const bytes = await blob.arrayBuffer().catch(() => undefined);
  const { fullSize = bytes ? undefined : blob.size } = raw.what.payload;
  const payload = {
    opcode: 'binary',
    data: bytes ?? new ArrayBuffer(0),
    ...(fullSize === undefined ? {} : { fullSize }),
  };
  return { ...raw, what: { ...raw.what, payload } };
}
