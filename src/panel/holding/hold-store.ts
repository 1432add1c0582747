import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Way } from '../../protocol/from-page.ts';
import type { Rule } from '../../rules/rule.ts';
import type { Interventions } from '../../session/interventions.ts';
import type { Message } from '../../session/session-event.ts';
import type { InForceStore } from '../rules/in-force-store.ts';
import { frameRevision, type Schedule } from '../stores/frame-revision.ts';
import type { HoldEdit } from './hold-edit.ts';

/** Which messages the button *Hold* holds; all of it must hold. */
export interface HoldScope {
  readonly direction?: Way;
  /** In the query language, as far as a rule can ask it. */
  readonly query?: string;
  /** Of the connections, as in a rule. */
  readonly url?: string;
  /** One connection alone. */
  readonly connection?: HeldConnection;
}

/** `address`: as rules name it. `path`: of its URL, for the user. */
interface HeldConnection {
  readonly address: string;
  readonly path: string;
}

/** The id of the rule that stands for the button; no rule of the list has it. */
export const HOLD_RULE = 'hold-button';

interface HoldOptions {
  readonly interventions: Interventions;
  readonly inForce: InForceStore;
  readonly pace: Schedule;
  /** Of the rule that stands for the button. */
  readonly name: string;
}

/** The button *Hold*, and what waits because of it or of another rule that holds. */
export class HoldStore {
  readonly isOn = signal(false);
  readonly scope = signal<HoldScope>({});
  /** The held message that is being edited; null for none. */
  readonly edit = signal<HoldEdit | null>(null);
  /** The message whose rest is fetched to be edited; null for none. */
  readonly loaded = signal<Message | null>(null);
  /** Steps when other messages wait. */
  readonly revision: ReadonlySignal<number>;
  readonly hasHeld: ReadonlySignal<boolean>;
  readonly interventions: Interventions;
  readonly dispose: () => void;
  readonly #inForce: InForceStore;
  readonly #name: string;

  constructor({ interventions, inForce, pace, name }: HoldOptions) {
    this.interventions = interventions;
    this.#inForce = inForce;
    this.#name = name;
    const { revision, dispose } = frameRevision((hear) => interventions.onChange(hear), pace);
    this.revision = revision;
    this.hasHeld = computed(() => revision.value > 0 && interventions.heldCount > 0);
    this.dispose = dispose;
  }

  toggle(): void {
    this.isOn.value = !this.isOn.value;
    this.#apply();
  }

  /** Holds these, and no others. */
  hold(scope: HoldScope): void {
    this.scope.value = scope;
    this.isOn.value = true;
    this.#apply();
  }

  #apply(): void {
    this.#inForce.setHold(this.isOn.value ? ruleOf(this.scope.value, this.#name) : null);
  }
}

function ruleOf({ connection, url, ...which }: HoldScope, name: string): Rule {
  const where = {
    ...(url === undefined ? {} : { url }),
    ...(connection === undefined ? {} : { connection: connection.address }),
  };
  return { id: HOLD_RULE, name, isOn: true, where, which, what: { type: 'hold' } };
}
