/** Reads stacks so that only a frame too many or too few makes a difference. */

/** A stack without the numbers of lines and columns, and without the host that waits for the case. */
export function framesOf(error: unknown): readonly string[] {
  const text = String((error as Error).stack);
  const lines = text.split('\n').map((line) => line.replace(/:\d+/g, ':n').trim());
  return lines.filter((line) => !/^at async |\/:n:n\)?$/.test(line));
}

/** The frames of what is thrown, or of what the promise that is returned is rejected with. */
export async function framesThrown(action: () => unknown): Promise<unknown> {
  try {
    await action();
    return 'nothing thrown';
  } catch (error) {
    return framesOf(error);
  }
}

/** The frames at this place, in code that the browser calls. */
export const here = (): readonly string[] => framesOf(new Error('here'));
