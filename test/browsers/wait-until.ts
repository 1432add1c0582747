/**
 * Polls until `check` gives a truthy value and returns it. Errors of `check` count as "not yet".
 * @param goal completes the sentence "waiting for …" of the error
 * @param timeout in milliseconds
 * @throws Error when the time is over, with the last error of `check` as its cause
 */
export async function waitUntil<T>(
  goal: string,
  check: () => Promise<T> | T,
  timeout: number,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeout;
  let cause: unknown;
  for (;;) {
    try {
      const value = await check();
      if (value) return value;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    if (Date.now() > deadline) throw new Error(`Timed out after ${timeout} ms waiting for ${goal}`, { cause });
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
