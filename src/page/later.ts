import { bare, uncurry } from './builtins.ts';

/** A worker that waits for its debugger has none yet (Chromium 156). */
const tasks = (globalThis as { scheduler?: Scheduler }).scheduler;
const postTask = tasks && uncurry(tasks.postTask);
const { setTimeout: startTimer } = globalThis;

/**
 * Runs `task` as a task of its own, after `options.delay` ms or by its priority. Unlike `setTimeout`, which stands in
 * for it where it must, it takes none of the numbers that the page's own timers get one after the other.
 */
export function later(task: () => void, options: SchedulerPostTaskOptions): void {
  if (tasks && postTask) void postTask(tasks, task, bare(options));
  else startTimer(task, options.delay);
}
