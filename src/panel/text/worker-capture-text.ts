import { unreachable } from '../../protocol/parsed.ts';
import type { SessionDocument } from '../../session/connection.ts';
import type { WorkerCaptureShown } from '../../session/worker-capture-switch.ts';
import type { MessageKey } from '../panel-services.ts';
import type { FeedbackStore } from '../stores/feedback-store.ts';
import { visibleText } from './visible-text.ts';
import type { Wording } from './wording.ts';

/** Says what has come of the switch *Capture workers*, and what the browser's banner is about. */
export function tellWorkerCapture(feedback: FeedbackStore, wording: Wording, state: WorkerCaptureShown): void {
  switch (state.status) {
    case 'starting':
    case 'off':
      return feedback.dismiss();
    case 'on':
      return feedback.done(wording.text('captureWorkersOn'));
    case 'canceled':
      return feedback.problem(wording.text('captureWorkersCanceled'));
    case 'ended':
      return feedback.problem(wording.text('captureWorkersEnded'));
    case 'refused':
      return feedback.problem(wording.text('captureWorkersRefused', visibleText(state.reason ?? '')));
    case 'unavailable':
      return feedback.problem(wording.text('captureWorkersUnavailable'));
    default:
      return unreachable(state);
  }
}

/** What a document is, by name. */
export function documentKey({ context, frameId }: Pick<SessionDocument, 'context' | 'frameId'>): MessageKey {
  switch (context) {
    case 'dedicated-worker':
      return 'dedicatedWorker';
    case 'shared-worker':
      return 'sharedWorker';
    case 'service-worker':
      return 'serviceWorker';
    case 'client':
      return 'clientDocument';
    case undefined:
      return frameId === 0 ? 'topFrame' : 'frame';
    default:
      return unreachable(context);
  }
}
