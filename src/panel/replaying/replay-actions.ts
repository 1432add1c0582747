import type { ActingModel } from '../acting/acting-model.ts';
import { outcomeText } from '../acting/outcome-text.ts';
import { startTimer } from '../stores/long-timer.ts';
import { expectReply, replyQuery } from './expect-reply.ts';
import { rowsToReplay } from './replay-rows.ts';
import {
  type ReplayEnd,
  type ReplayHost,
  type ReplayPlan,
  ReplayRun,
  type StepOutcome,
  type Waits,
} from './replay-run.ts';
import type { ReplayDraft } from './replay-store.ts';

const AT_ONCE = { waits: 'acknowledged', rounds: 1, isEndless: false, reply: '' } as const;

/** Opens the bar of the replay on what is selected. */
export function openReplay(model: ActingModel): void {
  openBar(model, {});
}

/** Sends the selected messages again, one after the other, as fast as the page takes them. */
export function resendSelected(model: ActingModel): void {
  if (openBar(model, AT_ONCE)) void startReplay(model);
}

/** Whether it is set up on what is selected. Why it is not is told. */
function openBar(model: ActingModel, how: Partial<ReplayDraft>): boolean {
  const { feedback, replay, session, wording } = model;
  const rows = rowsToReplay(model);
  if (rows.length === 0) feedback.problem(wording.text('nothingToReplay'));
  else if (replay.open(rows, session.generation, how)) return true;
  else feedback.problem(wording.text('replayUnderWay'));
  return false;
}

/** Begins what the bar is set to. */
export async function startReplay(model: ActingModel): Promise<void> {
  const { feedback, replay } = model;
  const draft = replay.draft.value;
  if (!draft || replay.state.value || !isReady(model, draft)) return;
  feedback.dismiss();
  const run = new ReplayRun(planOf(model, draft), hostOf(model, draft));
  replay.begin(run);
  const end = await run.run();
  const { sent } = run.state;
  replay.end();
  tell(model, end, sent, draft);
}

/** Whether a replay can begin as it is set. */
export const isReady = ({ session }: ActingModel, draft: ReplayDraft): boolean =>
  draft.rows.length > 0 &&
  (draft.isEndless || (Number.isInteger(draft.rounds) && draft.rounds > 0)) &&
  (draft.waits !== 'recorded' || draft.speed > 0) &&
  (draft.waits !== 'every' || draft.every >= 0) &&
  (draft.reply.trim() === '' || (draft.patience > 0 && replyQuery(session, draft.reply) !== null));

function planOf({ session }: ActingModel, draft: ReplayDraft): ReplayPlan {
  return {
    steps: draft.rows.map((row) => ({ row, at: session.timeAt(row) })),
    waits: waitsOf(draft),
    rounds: draft.isEndless ? Number.POSITIVE_INFINITY : draft.rounds,
    awaitsReply: draft.reply.trim() !== '',
  };
}

function waitsOf({ every, speed, waits }: ReplayDraft): Waits {
  if (waits === 'recorded') return { type: waits, speed };
  return waits === 'every' ? { type: waits, ms: every } : { type: waits };
}

function hostOf(model: ActingModel, draft: ReplayDraft): ReplayHost {
  const { meaning, replay, session } = model;
  const query = replyQuery(session, draft.reply);
  const connectionOf = (row: number) => draft.target ?? session.connectionIdAt(row);
  const { patience } = draft;
  const decode = () => void meaning.hurry(); // the user may be looking at another panel
  return {
    send: ({ row }) => sendRow(model, draft, row),
    expectReply: ({ row }, signal) =>
      query
        ? expectReply(session, { connection: connectionOf(row), query, patience, signal, decode })
        : Promise.resolve('late'),
    sleep,
    now: () => performance.now(),
    changed: () => replay.follow(),
  };
}

async function sendRow(model: ActingModel, { generation, target }: ReplayDraft, row: number): Promise<StepOutcome> {
  const { loading, services, session } = model;
  const message = session.generation === generation ? session.messageAt(row) : undefined;
  const whole = message && (await loading.whole(message, row));
  if (!whole) return 'unavailable';
  const isElsewhere = target !== null && target !== whole.connection;
  const origin = isElsewhere ? undefined : { seq: whole.seq, isEdited: false };
  return services.receiver.send(target ?? whole.connection, whole.payload, origin);
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = startTimer(resolve, ms);
    signal.addEventListener('abort', () => {
      cancel();
      resolve();
    });
  });
}

function tell(model: ActingModel, end: ReplayEnd, sent: number, draft: ReplayDraft): void {
  const { feedback, session, wording } = model;
  const count = wording.counted('replaySent', sent);
  if (end.type === 'done') return feedback.done(count);
  if (end.type === 'stopped') return feedback.done(wording.text('replayStopped', count));
  if (end.type === 'no-reply') {
    const isOver = end.why === 'over';
    return feedback.problem(
      isOver
        ? wording.text('replayOver', count)
        : wording.text('replayNoReply', wording.lasting(draft.patience), count),
    );
  }
  const { outcome, step } = end;
  const connection = draft.target ?? (session.generation === draft.generation ? session.connectionIdAt(step.row) : '');
  const why =
    outcome === 'unavailable' ? wording.text('replayUnavailable') : outcomeText(model, 'send', outcome, connection);
  feedback.problem(`${why} ${count}`);
}
