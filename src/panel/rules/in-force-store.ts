import { signal } from '@preact/signals';
import type { RulesInForce } from '../../protocol/routing.ts';
import { RULES_MOST } from '../../rules/limits.ts';
import type { Rule } from '../../rules/rule.ts';
import type { Interventions } from '../../session/interventions.ts';

/** What the panel wants to be in force in its tab, and what the background says of it. Gone with the panel. */
export class InForceStore {
  /** The switch of the rules: off where every panel begins, so that opening one never changes a page. */
  readonly isOn = signal(false);
  /** Rules of the list that are in force, or about to be. */
  readonly count = signal(0);
  readonly told = signal<Omit<RulesInForce, 'type'>>({ rules: 0 });
  /** Whether the background has yet to say what came of the last change. */
  readonly isUnderWay = signal(false);
  readonly dispose: () => void;
  readonly #interventions: Interventions;
  /** Of every rule that was in force while this panel was open, by id: rows tell of rules that are gone. */
  readonly #names = new Map<string, string>();
  #listed: readonly Rule[] = [];
  #throttle: Rule | null = null;
  #hold: Rule | null = null;
  #others: readonly Rule[] = [];
  #seed: number = 0;

  /** `fail` hears why something could not be put in force, once. */
  constructor(interventions: Interventions, fail: (error: string) => void) {
    this.#interventions = interventions;
    this.dispose = interventions.onChange(() => {
      const { error } = interventions.state;
      const isNews = error !== this.told.value.error;
      if (interventions.state !== this.told.value) this.isUnderWay.value = false;
      this.told.value = interventions.state;
      if (error !== undefined && isNews) fail(error);
    });
  }

  /** The rules of the list that are switched on, in their order; they are in force while `isOn`. */
  setList(rules: readonly Rule[], seed: number): void {
    this.#listed = rules;
    this.#seed = seed;
    this.#apply();
  }

  setOn(isOn: boolean): void {
    if (this.isOn.value === isOn) return;
    this.isOn.value = isOn;
    this.#apply();
  }

  /** The rule of the menu *Throttle*, which comes after those of the list. */
  setThrottle(rule: Rule | null): void {
    this.#throttle = rule;
    this.#apply();
  }

  /** The rule of the button *Hold*, which comes after all others: it holds what they have left. */
  setHold(rule: Rule | null): void {
    this.#hold = rule;
    this.#apply();
  }

  /** How many rules can be in force besides. */
  get room(): number {
    return Math.max(0, RULES_MOST - this.#wanted().length);
  }

  /** Rules that are in force besides, whatever the switch says, until what is returned is called. */
  addForNow(rules: readonly Rule[]): () => void {
    this.#others = [...this.#others, ...rules];
    this.#apply();
    return () => {
      this.#others = this.#others.filter((rule) => !rules.includes(rule));
      this.#apply();
    };
  }

  /** The name of a rule as it was last in force; undefined for one that this panel never put in force. */
  nameOf(id: string): string | undefined {
    return this.#names.get(id);
  }

  #wanted(): Rule[] {
    const listed = this.isOn.value ? this.#listed : [];
    return [...listed, this.#throttle, this.#hold, ...this.#others].filter((rule) => rule !== null);
  }

  #apply(): void {
    const rules = this.#wanted();
    for (const { id, name } of rules) this.#names.set(id, name);
    this.count.value = this.isOn.value ? this.#listed.length : 0;
    this.isUnderWay.value = true;
    this.#interventions.setRules(rules, this.#seed);
  }
}
