import { effect } from '@preact/signals';

/** Resolves when `isSo`, which reads signals, holds. */
export async function until(isSo: () => boolean): Promise<void> {
  let stop: (() => void) | undefined;
  await new Promise<void>((resolve) => {
    stop = effect(() => {
      if (isSo()) resolve();
    });
  });
  stop?.();
}
