import type { CommandOptions } from './pending-commands.ts';

/** Where a receiver is not to do as it does by itself. */
export interface ReceiverOptions extends CommandOptions {
  /** Ms since the Unix epoch. */
  readonly now?: () => number;
  /** As `OwedBatches` has it; none unless told. */
  readonly pause?: (then: () => void) => void;
}
