import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { isRecord } from '../../protocol/parsed.ts';
import { parseQuery } from '../../query/parse-query.ts';
import { allOf, negated, type Query } from '../../query/query.ts';
import type { SharedSettings } from '../panel-services.ts';
import { listChange } from '../stores/list-change.ts';
import { SharedSetting } from '../stores/shared-setting.ts';
import { withDone } from '../stores/with-done.ts';
import type { Removal } from '../undo/undo-store.ts';

/** A query under a name. */
export interface SavedFilter {
  /** Within the panel; not remembered. */
  readonly id: number;
  readonly name: string;
  readonly text: string;
  readonly isOn: boolean;
  /** What matches is hidden, and all else shown. */
  readonly isNegated: boolean;
}

const SETTING = 'filters';
const MOST = 100;
export const LONGEST_NAME = 60;
const LONGEST_TEXT = 10_000;

/**
 * The filters that the user has saved; remembered, and whether they are on as well. Panels of other tabs have the same,
 * but each says for itself which are on: no panel changes what another one shows.
 */
export class SavedFilters {
  readonly all: Signal<readonly SavedFilter[]> = signal([]);
  /** What those that are on ask for. */
  readonly query: ReadonlySignal<Query>;
  /** The filter whose name is being written: a saved one, a new one, or none. */
  readonly named: Signal<number | 'new' | null> = signal(null);
  readonly #kept: SharedSetting;
  #lastId = 0;

  constructor(settings: SharedSettings) {
    this.#kept = new SharedSetting(settings, SETTING, (isAsked) => {
      const before = this.all.peek();
      return (kept) => this.#take(kept, before, isAsked);
    });
    this.query = computed(() => allOf(this.all.value.filter(({ isOn }) => isOn).map(queryOf)));
  }

  /** Takes over what is remembered. What the user does meanwhile stays done. */
  load(): Promise<void> {
    return this.#kept.load();
  }

  dispose(): void {
    this.#kept.dispose();
  }

  get isFull(): boolean {
    return this.all.value.length >= MOST;
  }

  /** Saves a query and turns it on. One of the same name is replaced. */
  save(name: string, text: string): void {
    const short = name.trim().slice(0, LONGEST_NAME);
    const added = this.#parsed({ name: short === '' ? text.slice(0, LONGEST_NAME) : short, text, isOn: true });
    const others = this.all.value.filter((filter) => filter.name !== added[0]?.name);
    this.#change([...others, ...added]);
  }

  /** Changes one filter; an empty name is no name. */
  change(id: number, change: Partial<Omit<SavedFilter, 'id' | 'text'>>): void {
    const { name, ...rest } = change;
    const named = name?.trim() ? { name: name.trim().slice(0, LONGEST_NAME) } : {};
    this.#change(this.all.value.map((filter) => (filter.id === id ? { ...filter, ...rest, ...named } : filter)));
  }

  /** Asks for none of them. */
  turnOff(): void {
    if (this.all.value.some(({ isOn }) => isOn)) this.#change(this.all.value.map((one) => ({ ...one, isOn: false })));
  }

  /** It can be taken back while there is room, and no other of its name. */
  remove(id: number): Removal {
    const place = this.all.value.findIndex((filter) => filter.id === id);
    const removed = this.all.value.filter((filter) => filter.id === id);
    this.#change(this.all.value.filter((filter) => filter.id !== id));
    return {
      undo: () => this.#change(this.all.value.toSpliced(place, 0, ...removed)),
      isPossible: () => !this.isFull && !this.all.value.some(({ name }) => name === removed[0]?.name),
    };
  }

  #change(filters: readonly SavedFilter[]): void {
    const change = { before: remembered(this.all.value), now: remembered(filters), keys: ['name'] };
    this.all.value = filters;
    void this.#kept.write(listChange(change));
  }

  #take(kept: unknown, before: readonly SavedFilter[], isAsked: boolean): void {
    if (!Array.isArray(kept)) return;
    const now = this.all.peek();
    const remembered = this.#asHere(
      kept.flatMap((raw) => this.#parsed(raw)),
      isAsked,
    );
    const all = withDone(remembered, { before, now, nameOf: ({ name }) => name }).slice(-MOST);
    if (JSON.stringify(all) !== JSON.stringify(now)) this.all.value = all;
  }

  /** What has the name of one that is here is that one. Unless they are asked for, none goes on or off by it. */
  #asHere(remembered: readonly SavedFilter[], isAsked: boolean): SavedFilter[] {
    const here = [...this.all.peek()];
    return remembered.map((filter) => {
      const place = here.findIndex(({ name }) => name === filter.name);
      const [known] = place < 0 ? [] : here.splice(place, 1);
      if (isAsked) return { ...filter, id: known?.id ?? filter.id };
      const { id, isOn, isNegated } = known ?? { ...filter, isOn: false };
      return { ...filter, id, isOn, isNegated };
    });
  }

  /** Nothing when it is no filter: what is remembered may be of another version. */
  #parsed(raw: unknown): SavedFilter[] {
    if (!isRecord(raw)) return [];
    const { isNegated, isOn, name, text } = raw;
    if (typeof name !== 'string' || typeof text !== 'string' || text.length > LONGEST_TEXT) return [];
    if (name === '' || !parseQuery(text).ok) return [];
    const flags = { isOn: isOn === true, isNegated: isNegated === true };
    return [{ id: ++this.#lastId, name: name.slice(0, LONGEST_NAME), text, ...flags }];
  }
}

const remembered = (filters: readonly SavedFilter[]) => filters.map(({ id: _, ...filter }) => filter);

function queryOf({ isNegated, text }: SavedFilter): Query {
  const parsed = parseQuery(text);
  const query = parsed.ok ? parsed.query : allOf([]);
  return isNegated ? negated(query) : query;
}
