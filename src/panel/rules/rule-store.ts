import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { isCount, isRecord, type Parsed } from '../../protocol/parsed.ts';
import { RULES_MOST } from '../../rules/limits.ts';
import { parseRules } from '../../rules/parse-rule.ts';
import type { Rule } from '../../rules/rule.ts';
import { readRuleFile } from '../../rules/rule-file.ts';
import { HOLD_RULE } from '../holding/hold-store.ts';
import type { SharedSettings } from '../panel-services.ts';
import { listChange } from '../stores/list-change.ts';
import { SharedSetting } from '../stores/shared-setting.ts';
import { THROTTLE_RULE } from '../throttling/throttle-store.ts';
import type { Removal } from '../undo/undo-store.ts';
import type { InForceStore } from './in-force-store.ts';
import type { RuleDraft } from './rule-draft.ts';
import { newRule } from './starting-actions.ts';

const SETTING = 'rules';
/** Two of those that may be in force are left for the button *Hold* and the menu *Throttle*. */
const LISTED_MOST = RULES_MOST - 2;
/** Bytes of a file: storage has 10 MB for all that is remembered. */
export const RULE_FILE_MOST = 8_000_000;

interface RuleStoreOptions {
  readonly settings: SharedSettings;
  readonly inForce: InForceStore;
  /** Hears that other rules are in force in the tab, because another panel has changed the list. */
  readonly tell: () => void;
  readonly makeId: () => string;
  readonly makeSeed: () => number;
}

/** The user's list of rules, remembered, the same in the panels of all tabs; and what of it is being edited here. */
export class RuleStore {
  readonly rules: Signal<readonly Rule[]> = signal([]);
  readonly seed: Signal<number>;
  /** The id of the rule that the editor shows; none is `null`. */
  readonly chosen = signal<string | null>(null);
  /** Edits that are not saved, by id. They live as long as the panel. */
  readonly drafts: Signal<ReadonlyMap<string, RuleDraft>> = signal(new Map());
  /** Remembered rules that this version cannot read. They stay where they are. */
  readonly unread: Signal<readonly unknown[]> = signal([]);
  /** What the browser said when the last change could not be remembered. */
  readonly notKept = signal<string | null>(null);
  readonly chosenRule: ReadonlySignal<Rule | null>;
  /** Whether the editor is to have the focus next. */
  readonly isWished = signal(false);
  readonly #options: RuleStoreOptions;
  readonly #kept: SharedSetting;
  #loading: Promise<void> | undefined;
  #isLoaded: boolean = false;

  constructor(options: RuleStoreOptions) {
    this.#options = options;
    this.#kept = new SharedSetting(options.settings, SETTING, () => (kept) => this.#take(kept));
    this.seed = signal(options.makeSeed());
    this.chosenRule = computed(() => this.rules.value.find(({ id }) => id === this.chosen.value) ?? null);
  }

  /** Reads what is remembered, once. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<void> {
    await this.#kept.load();
    this.#isLoaded = true;
  }

  get isFull(): boolean {
    return this.rules.value.length + this.unread.value.length >= LISTED_MOST;
  }

  /** Adds a rule that is off, behind the chosen one, and chooses it. Before the others are there, it waits for them. */
  add(more: Partial<Omit<Rule, 'id' | 'isOn'>> = {}): void {
    // What is remembered would be written over.
    if (!this.#isLoaded) {
      void this.load().then(() => {
        if (!this.isFull) this.add(more);
      });
      return;
    }
    this.#insert({ ...newRule(this.#options.makeId()), ...more }, this.#placeOfChosen() + 1);
    this.isWished.value = true;
  }

  /** Behind the original, and off: both would do the same. Its name is the same. */
  duplicate(id: string): void {
    const place = this.#placeOf(id);
    const rule = this.rules.value[place];
    if (rule) this.#insert({ ...rule, id: this.#options.makeId(), isOn: false }, place + 1);
  }

  /** It can be taken back while there is room, and none of its id. Null when there is no such rule. */
  remove(id: string): Removal | null {
    const place = this.#placeOf(id);
    const rule = this.rules.value[place];
    if (!rule) return null;
    const draft = this.drafts.value.get(id);
    this.#change(this.rules.value.filter((other) => other !== rule));
    this.dropDraft(id);
    if (this.chosen.value === id) this.chosen.value = (this.rules.value[place] ?? this.rules.value.at(-1))?.id ?? null;
    return {
      undo: () => {
        this.#insert(rule, place);
        if (draft) this.edit(id, draft);
      },
      isPossible: () => !this.isFull && this.#placeOf(id) < 0,
    };
  }

  /** `by`: places towards the end, negative towards the beginning. */
  move(id: string, by: number): void {
    this.moveTo(id, this.#placeOf(id) + by);
  }

  /** To this place of the list without it. */
  moveTo(id: string, place: number): void {
    const rule = this.rules.value.find((one) => one.id === id);
    const others = this.rules.value.filter((one) => one !== rule);
    const to = Math.min(Math.max(place, 0), others.length);
    if (rule && this.rules.value[to] !== rule) this.#change(others.toSpliced(to, 0, rule));
  }

  /** Switching a rule on puts the rules in force: it would be for nothing otherwise. */
  setOn(id: string, isOn: boolean): void {
    const draft = this.drafts.value.get(id);
    if (draft) this.edit(id, { ...draft, isOn });
    this.#change(this.rules.value.map((rule) => (rule.id === id ? { ...rule, isOn } : rule)));
    if (isOn) this.#options.inForce.setOn(true);
  }

  /** Before what is remembered is there, it is shown, and written once that is there. */
  setSeed(seed: number): void {
    const before = this.seed.value;
    this.seed.value = seed;
    if (this.#isLoaded) this.#change(this.rules.value, before);
    else void this.load().then(() => this.setSeed(seed));
  }

  edit(id: string, draft: RuleDraft): void {
    this.drafts.value = new Map(this.drafts.value).set(id, draft);
  }

  dropDraft(id: string): void {
    this.drafts.value = new Map([...this.drafts.value].filter(([other]) => other !== id));
  }

  /** Takes an edited rule over. */
  save(rule: Rule): void {
    this.#change(this.rules.value.map((other) => (other.id === rule.id ? rule : other)));
    this.dropDraft(rule.id);
  }

  /**
   * Adds the rules of a file at the end. One that is there already, the very same, is not added again; one whose id
   * another has gets an id of its own. Returns how many are new, and what takes them away.
   */
  async import(file: Blob): Promise<Parsed<Removal & { readonly added: number }>> {
    if (file.size > RULE_FILE_MOST) return { ok: false, error: `the file has more than ${RULE_FILE_MOST} bytes` };
    const read = readRuleFile(await file.text());
    if (!read.ok) return read;
    await this.load();
    const known = new Set(this.rules.value.map((rule) => JSON.stringify(rule)));
    const fresh = read.value.filter((rule) => !known.has(JSON.stringify(rule)));
    const most = LISTED_MOST - this.rules.value.length - this.unread.value.length;
    if (fresh.length > most) return { ok: false, error: `it has ${fresh.length} rules, and there is room for ${most}` };
    const ids = new Set([HOLD_RULE, THROTTLE_RULE, ...this.rules.value.map(({ id }) => id)]);
    const added = fresh.map((rule) => (ids.has(rule.id) ? { ...rule, id: this.#options.makeId() } : rule));
    this.#change([...this.rules.value, ...added]);
    this.chosen.value = added[0]?.id ?? this.chosen.value;
    const addedIds = new Set(added.map(({ id }) => id));
    const undo = () => {
      this.#change(this.rules.value.filter(({ id }) => !addedIds.has(id)));
      if (this.chosenRule.value === null) this.chosen.value = null;
    };
    const isPossible = () => this.rules.value.some(({ id }) => addedIds.has(id));
    return { ok: true, value: { added: added.length, undo, isPossible } };
  }

  #insert(rule: Rule, place: number): void {
    this.#change(this.rules.value.toSpliced(place, 0, rule));
    this.chosen.value = rule.id;
  }

  #placeOf(id: string): number {
    return this.rules.value.findIndex((rule) => rule.id === id);
  }

  #placeOfChosen(): number {
    const place = this.#placeOf(this.chosen.value ?? '');
    return place < 0 ? this.rules.value.length - 1 : place;
  }

  /** `seed`: as it was before. */
  #change(rules: readonly Rule[], seed = this.seed.value): void {
    const before = { rules: this.rules.value, seed };
    this.#set(rules);
    void this.#remember(before);
  }

  /** What another panel changes comes into force only where the user has switched the rules on, and is told then. */
  #take(kept: unknown): void {
    if (!isRecord(kept) || !Array.isArray(kept.rules)) return;
    const read = kept.rules.map((raw: unknown) => ({ raw, parsed: parseRules([raw]) }));
    this.unread.value = read.filter(({ parsed }) => !parsed.ok).map(({ raw }) => raw);
    const [before, seed] = [this.rules.peek(), this.seed.peek()];
    if (isCount(kept.seed)) this.seed.value = kept.seed;
    const rules = uniqueIds(read.flatMap(({ parsed }) => (parsed.ok ? parsed.value : [])));
    // What this panel has written comes back to it, too: then nothing is new, and nothing begins anew.
    if (textOf(rules, this.seed.peek()) === textOf(before, seed)) return;
    this.#switchDrafts(before, rules);
    this.#set(rules);
    const isOther = textOf(onOf(rules), this.seed.peek()) !== textOf(onOf(before), seed);
    if (isOther && this.#isLoaded && this.#options.inForce.isOn.peek()) this.#options.tell();
  }

  /** An edit that is saved later does not switch back what was switched in another panel. */
  #switchDrafts(before: readonly Rule[], rules: readonly Rule[]): void {
    const were = new Map(before.map((rule) => [rule.id, rule.isOn]));
    for (const { id, isOn } of rules) {
      const draft = this.drafts.peek().get(id);
      if (draft && were.get(id) !== isOn) this.edit(id, { ...draft, isOn });
    }
  }

  #set(rules: readonly Rule[]): void {
    this.rules.value = rules;
    this.#options.inForce.setList(onOf(rules), this.seed.value);
  }

  async #remember(was: { readonly rules: readonly Rule[]; readonly seed: number }): Promise<void> {
    const unread = this.unread.value;
    const [before, now] = [
      [...was.rules, ...unread],
      [...this.rules.value, ...unread],
    ] as const;
    const change = listChange({ before, now, keys: ['id'] });
    const seed = this.seed.value;
    this.notKept.value = await this.#kept.write((kept) => ({
      rules: change(isRecord(kept) ? kept.rules : undefined),
      seed: seed === was.seed && isRecord(kept) && isCount(kept.seed) ? kept.seed : seed,
    }));
  }
}

const onOf = (rules: readonly Rule[]): Rule[] => rules.filter(({ isOn }) => isOn);

/** The same for the same rules, in whatever order their fields are. */
function textOf(rules: readonly Rule[], seed: number): string {
  const parsed = parseRules(rules);
  return JSON.stringify([parsed.ok ? parsed.value : rules, seed]);
}

/** What is remembered may have been changed by hand. */
function uniqueIds(rules: readonly Rule[]): Rule[] {
  const ids = new Set<string>();
  return rules.filter(({ id }) => !ids.has(id) && ids.add(id));
}
