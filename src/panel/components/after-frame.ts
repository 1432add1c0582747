import { nextTask } from '../stores/next-task.ts';

/**
 * Calls back when the next frame has been laid out and drawn. What asks for the layout before, such as `focus` or
 * `scrollTop`, has all of it made at once, and often once more for the frame.
 */
export function afterFrame(callback: () => void): void {
  requestAnimationFrame(() => void nextTask().then(callback));
}
