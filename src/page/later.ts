import { bare, uncurry } from './builtins.ts';

type Globals = { readonly scheduler?: Scheduler; readonly setTimeout?: typeof setTimeout };

const tasks = (globalThis as Globals).scheduler;
const postTask = tasks && uncurry(tasks.postTask);
/** Without a scheduler: a worker that waits for its debugger has neither when the hook comes (Chromium 156). */
let startTimer: typeof setTimeout | undefined;

/** Must run before the page's first line, which may put another timer in its place. */
export function takeTimer(): void {
  startTimer ??= (globalThis as Globals).setTimeout;
}

/**
 * Runs `task` as a task of its own, after `options.delay` ms or by its priority. Unlike `setTimeout`, which stands in
 * for it where it must, it takes none of the numbers that the page's own timers get one after the other.
 */
export function later(task: () => void, options: SchedulerPostTaskOptions): void {
  if (tasks && postTask) return void postTask(tasks, task, bare(options));
  takeTimer();
  startTimer?.(task, options.delay);
}
