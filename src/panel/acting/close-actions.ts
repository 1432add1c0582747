import { urlParts } from '../text/url-parts.ts';
import type { ActingModel } from './acting-model.ts';
import { canClose } from './closable.ts';
import { outcomeText } from './outcome-text.ts';

/** Asks with which code and reason; nothing when none of them can be closed. */
export function askToClose(model: ActingModel, ids: readonly string[]): void {
  const closable = ids.filter((id) => canClose(model, id));
  if (closable.length > 0) model.closing.connections.value = closable;
  else model.feedback.problem(model.wording.text('nothingToClose'));
}

/** Closes connections as the page would; `code` null: without code and reason. What came of it is told. */
export async function closeConnections(
  model: ActingModel,
  ids: readonly string[],
  code: number | null,
  reason: string,
): Promise<void> {
  const { feedback, services, session, wording } = model;
  feedback.dismiss();
  const problems = new Set<string>();
  for (const id of ids) {
    const outcome = await services.receiver.close(id, code, reason);
    if (outcome !== 'sent') problems.add(outcomeText(model, 'close', outcome, id));
  }
  if (problems.size > 0) return feedback.problem([...problems].join(' '));
  const [only = ''] = ids;
  const { path } = urlParts(session.connections.get(only)?.url ?? '');
  feedback.done(ids.length === 1 ? wording.text('closeAsked', path) : wording.counted('closeAskedSeveral', ids.length));
}
