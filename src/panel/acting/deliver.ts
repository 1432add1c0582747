import { unreachable } from '../../protocol/parsed.ts';
import type { Payload } from '../../protocol/payload.ts';
import type { Origin, SendOutcome } from '../../session/pending-sends.ts';
import type { PanelModel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import { urlParts } from '../text/url-parts.ts';

export interface Delivery {
  readonly connection: string;
  readonly payload: Payload;
  readonly origin?: Origin;
}

/** Gives a message to a connection, and tells what came of it. */
export async function deliver(model: PanelModel, { connection, payload, origin }: Delivery): Promise<SendOutcome> {
  const outcome = await model.services.receiver.send(connection, payload, origin);
  if (outcome === 'sent') model.feedback.done(outcomeText(model, outcome, connection));
  else model.feedback.problem(outcomeText(model, outcome, connection));
  return outcome;
}

/** What came of a command, as a sentence that names the connection. */
export function outcomeText({ session, wording }: PanelModel, outcome: SendOutcome, connection: string): string {
  return wording.text(outcomeKey(outcome), urlParts(session.connections.get(connection)?.url ?? '').path);
}

function outcomeKey(outcome: SendOutcome): MessageKey {
  switch (outcome) {
    case 'sent':
      return 'outcomeSent';
    case 'not-open':
      return 'outcomeNotOpen';
    case 'gone':
      return 'outcomeGone';
    case 'unknown-connection':
      return 'outcomeUnknownConnection';
    case 'failed':
      return 'outcomeFailed';
    case 'too-big':
      return 'outcomeTooBig';
    case 'unsupported':
      return 'outcomeUnsupported';
    case 'unknown':
      return 'outcomeUnknown';
    default:
      return unreachable(outcome);
  }
}
