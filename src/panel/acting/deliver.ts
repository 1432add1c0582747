import type { Payload } from '../../protocol/payload.ts';
import type { CommandOutcome, Origin } from '../../session/pending-commands.ts';
import type { PanelModel } from '../panel-model.ts';
import { outcomeText } from './outcome-text.ts';

export interface Delivery {
  /** To the server of the connection, or to its page. */
  readonly act: 'send' | 'inject';
  readonly connection: string;
  readonly payload: Payload;
  readonly origin?: Origin;
}

/** Gives a message to a connection. */
export function give(
  { services: { receiver } }: PanelModel,
  { act, connection, payload, origin }: Delivery,
): Promise<CommandOutcome> {
  return act === 'inject' ? receiver.inject(connection, payload) : receiver.send(connection, payload, origin);
}

/** Gives a message to a connection, and tells what came of it. */
export async function deliver(model: PanelModel, delivery: Delivery): Promise<void> {
  const outcome = await give(model, delivery);
  const text = outcomeText(model, delivery.act, outcome, delivery.connection);
  if (outcome === 'sent') model.feedback.done(text);
  else model.feedback.problem(text);
}
