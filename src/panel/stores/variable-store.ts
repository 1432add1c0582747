import { signal } from '@preact/signals';
import { isRecord } from '../../protocol/parsed.ts';
import type { Session } from '../../session/session.ts';
import { isBuiltIn, resolverOf, VARIABLE_NAME } from '../composing/built-in-variables.ts';
import { lastValueAt } from '../composing/last-value.ts';
import type { Resolve } from '../composing/variables.ts';
import type { PanelSettings } from '../panel-services.ts';
import type { Removal } from '../undo/undo-store.ts';

const SETTING = 'variables';
const MOST = 200;
const LONGEST_VALUE = 100_000;

/** What `{{…}}` stands for in messages that the user sends; the user's own are remembered. */
export class VariableStore {
  readonly own = signal<ReadonlyMap<string, string>>(new Map());
  readonly #session: Session;
  readonly #settings: PanelSettings;
  #count = 0;

  constructor(session: Session, settings: PanelSettings) {
    this.#session = session;
    this.#settings = settings;
  }

  async load(): Promise<void> {
    const saved = await this.#settings.read(SETTING);
    if (!isRecord(saved)) return;
    const pairs = Object.entries(saved).filter(
      (pair): pair is [string, string] => isOwnName(pair[0]) && typeof pair[1] === 'string',
    );
    this.own.value = new Map(pairs.slice(0, MOST));
  }

  /** False when there are too many, or it is too long. */
  set(name: string, value: string): boolean {
    const own = new Map(this.own.value).set(name, value);
    if (!isOwnName(name) || own.size > MOST || value.length > LONGEST_VALUE) return false;
    this.#change(own);
    return true;
  }

  /** It can be taken back while there is room, and no other of its name. */
  remove(name: string): Removal {
    const own = new Map(this.own.value);
    const value = own.get(name) ?? '';
    own.delete(name);
    this.#change(own);
    return {
      undo: () => void this.set(name, value),
      isPossible: () => this.own.value.size < MOST && !this.own.value.has(name),
    };
  }

  /** What variables mean in a message for `connection`. In a trial nothing counts on, and what is not there yet may come. */
  resolver(connection: string, isTrial: boolean): Resolve {
    return resolverOf({
      uuid: () => crypto.randomUUID(),
      now: Date.now,
      count: () => (isTrial ? this.#count + 1 : ++this.#count),
      random: Math.random,
      last: (path) => lastValueAt(this.#session, connection, path) ?? (isTrial ? null : undefined),
      own: this.own.value,
    });
  }

  #change(own: ReadonlyMap<string, string>): void {
    this.own.value = own;
    void this.#settings.write(SETTING, Object.fromEntries(own));
  }
}

export const isOwnName = (name: string): boolean => VARIABLE_NAME.test(name) && !isBuiltIn(name);
