import { bare, uncurry } from './builtins.ts';

const tasks = scheduler;
const postTask = uncurry(tasks.postTask);

/**
 * Runs `task` as a task of its own, after `options.delay` ms or by its priority. Unlike `setTimeout` it takes none of
 * the numbers that the page's own timers get one after the other.
 */
export const later = (task: () => void, options: SchedulerPostTaskOptions): void =>
  void postTask(tasks, task, bare(options));
