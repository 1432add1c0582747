import { signal } from '@preact/signals';
import { isRecord } from '../../protocol/parsed.ts';
import type { Session } from '../../session/session.ts';
import { isBuiltIn, resolverOf, VARIABLE_NAME } from '../composing/built-in-variables.ts';
import { lastValueAt } from '../composing/last-value.ts';
import type { Resolve } from '../composing/variables.ts';
import type { SharedSettings } from '../panel-services.ts';
import type { Removal } from '../undo/undo-store.ts';
import { listChange } from './list-change.ts';
import { SharedSetting } from './shared-setting.ts';

const SETTING = 'variables';
export const MOST_VARIABLES = 200;
/** UTF-16 units. */
export const LONGEST_VALUE = 100_000;

/** What `{{…}}` stands for in messages that the user sends; the user's own are remembered. */
export class VariableStore {
  readonly own = signal<ReadonlyMap<string, string>>(new Map());
  readonly #session: Session;
  readonly #kept: SharedSetting;
  #count = 0;

  constructor(session: Session, settings: SharedSettings) {
    this.#session = session;
    this.#kept = new SharedSetting(settings, SETTING, () => (kept) => {
      this.own.value = parseVariables(kept);
    });
  }

  load(): Promise<void> {
    return this.#kept.load();
  }

  dispose(): void {
    this.#kept.dispose();
  }

  /** False when there are too many, or it is too long. */
  set(name: string, value: string): boolean {
    if (!isOwnName(name) || !this.canSet(name) || value.length > LONGEST_VALUE) return false;
    this.#change(new Map(this.own.value).set(name, value));
    return true;
  }

  /** Whether there is room for it. */
  canSet(name: string): boolean {
    return this.own.value.size < MOST_VARIABLES || this.own.value.has(name);
  }

  /** It can be taken back while there is room, and no other of its name. */
  remove(name: string): Removal {
    const own = new Map(this.own.value);
    const value = own.get(name) ?? '';
    own.delete(name);
    this.#change(own);
    return {
      undo: () => void this.set(name, value),
      isPossible: () => this.canSet(name) && !this.own.value.has(name),
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
    const change = listChange({ before: [...this.own.value], now: [...own], keys: ['0'] });
    this.own.value = own;
    void this.#kept.write((kept) => Object.fromEntries(change(isRecord(kept) ? Object.entries(kept) : kept) as Pairs));
  }
}

/** By their names, which are all that a change looks at. */
type Pairs = readonly (readonly [string, unknown])[];

function parseVariables(kept: unknown): ReadonlyMap<string, string> {
  const pairs = Object.entries(isRecord(kept) ? kept : {}).filter(
    (pair): pair is [string, string] => isOwnName(pair[0]) && typeof pair[1] === 'string',
  );
  return new Map(pairs.slice(0, MOST_VARIABLES));
}

export const isOwnName = (name: string): boolean => VARIABLE_NAME.test(name) && !isBuiltIn(name);
