import { CLOCK } from '../platform/clock.ts';
import { isExtensionThere } from '../platform/content-runtime.ts';
import type { EngineCommand, EngineNews } from '../protocol/engine.ts';
import { parseFromGate, type ToGate } from '../protocol/gate.ts';
import { GATED, GATED_STILL, LEAVING, TO_GATE } from '../protocol/meeting.ts';
import { isBlob, isCount, isRecord } from '../protocol/parsed.ts';
import type { UnreadPayload } from '../protocol/payload.ts';
import { Engine } from '../rules/engine/engine.ts';
import type { RuleSet } from '../rules/rule.ts';
import type { Hooked } from './hooked.ts';
import { readPayload } from './read-blobs.ts';

/** Firefox: a copy of `data` that the page's own script may read. */
declare const cloneInto: <T>(data: T, scope: Window) => T;

/**
 * The engine of one hook, and their way to each other. That of a document is asked, and answers, at once; that of a
 * worker is far away.
 */
export class HookEngine {
  readonly #hooked: Hooked;
  readonly #engine: Engine;
  #isOn: boolean = false;
  #isDecided: boolean = false;
  /** What came before the rules did. */
  #waiting: unknown[] = [];
  /** How often all has gone on: what began to be read before has gone too. */
  #stops = 0;
  /** Settles when all items before have been read; null while none waits for a Blob. */
  #reading: Promise<void> | null = null;

  constructor(hooked: Hooked, tellPanel: (news: EngineNews) => void) {
    this.#hooked = hooked;
    const context = hooked.isWorker ? 'worker' : 'frame';
    const tellGate = (message: ToGate) => this.#tell(message);
    const { documentId } = hooked;
    this.#engine = new Engine({ clock: CLOCK, context, documentId, tellGate, tellPanel });
    // Firefox: both kinds of data belong to the page, whose bytes only a copy can be read and written like our own.
    if (hooked.isWorker) {
      hooked.hook.addEventListener('message', ({ data }: MessageEvent) => {
        if (data === GATED_STILL || isGated(data)) this.#receive(structuredClone(data)); // batches come this way too
      });
    }
    hooked.hook.addEventListener(GATED, (event) => {
      const { data } = event as MessageEvent;
      try {
        this.#receive(structuredClone(data));
        if (data || isExtensionThere()) event.preventDefault();
      } catch {
        // No room left on the page's stack: it goes on as if nobody had heard.
      }
    });
    // The page goes: what waits must go before.
    hooked.hook.addEventListener(LEAVING, () => this.stop());
  }

  /** Whether there are rules is not known yet: until then everything waits. */
  undecided(): void {
    this.#isDecided = false;
    this.#isOn = true;
    this.#tell({ type: 'gates', on: true }); // in a document at once: the page's first script is next
  }

  setRules(set: RuleSet): void {
    this.#isOn = true;
    this.#engine.setRules(set);
    this.#isDecided = true;
    for (const item of this.#waiting.splice(0)) this.#hear(item);
  }

  /** Everything goes on, in order. */
  stop(): void {
    this.#isOn = false;
    this.#waiting = [];
    this.#reading = null;
    this.#stops++;
    this.#engine.stop();
  }

  /** The page may be about to go: what waits goes on at once, in order. */
  flush(): void {
    this.#engine.flush();
  }

  holds(item: number): boolean {
    return this.#engine.holds(item);
  }

  command(command: EngineCommand): void {
    this.#engine.command(command);
  }

  #tell(message: ToGate): void {
    const { hook, isWorker } = this.#hooked;
    const whole = withAllKeys(message);
    if (isWorker) return hook.postMessage(whole);
    const data = import.meta.env.MODE === 'firefox' ? cloneInto(whole, window) : whole;
    hook.dispatchEvent(new MessageEvent(TO_GATE, { data }));
  }

  #receive(raw: unknown): void {
    if (raw === GATED_STILL) return this.#tell({ type: 'gates', on: this.#isOn });
    if (!isGated(raw)) return; // what the relay is told
    if (!this.#reading && !unreadIn(raw)) return this.#hear(raw);
    const stops = this.#stops;
    const reading = (this.#reading ?? Promise.resolve())
      .then(() => withBytes(raw))
      .then((read) => {
        if (this.#stops === stops) this.#hear(read);
      })
      .catch(() => this.#letGo(raw)) // else all that comes behind would wait for ever
      .finally(() => {
        if (this.#reading === reading) this.#reading = null;
      });
    this.#reading = reading;
  }

  #letGo(raw: unknown): void {
    if (isRecord(raw) && isCount(raw.item)) this.#tell({ type: 'let', item: raw.item });
  }

  #hear(raw: unknown): void {
    if (!this.#isDecided) {
      this.#waiting.push(raw);
      return;
    }
    const parsed = parseFromGate(raw);
    if (parsed.ok) this.#engine.hear(parsed.value);
    else this.#letGo(raw);
  }
}

const isGated = (raw: unknown): raw is Record<string, unknown> => isRecord(raw) && raw.type === 'gated';

/** In the page what a message has not is looked up in `Object.prototype`, where the page may have put something. */
function withAllKeys(message: ToGate): ToGate {
  const note = 'note' in message && message.note ? { rule: undefined, ...message.note } : undefined;
  return { payload: undefined, ...message, note } as ToGate;
}

function unreadIn({ what }: Record<string, unknown>): UnreadPayload | undefined {
  const payload = isRecord(what) ? what.payload : undefined;
  return isRecord(payload) && isBlob(payload.data) ? (payload as unknown as UnreadPayload) : undefined;
}

async function withBytes(raw: Record<string, unknown>): Promise<unknown> {
  const unread = unreadIn(raw);
  if (!unread || !isRecord(raw.what)) return raw;
  const payload = await readPayload(unread);
  const isWhole = isRecord(payload) && payload.fullSize === undefined;
  return { ...raw, what: { ...raw.what, payload, wasBlob: isWhole } };
}
