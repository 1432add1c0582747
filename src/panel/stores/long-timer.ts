/** A timer that is told a longer time ends at once: https://html.spec.whatwg.org/#timer-initialisation-steps */
const LONGEST = 2 ** 31 - 1;

/** Calls back after `ms`, however long that is. What it returns takes that back. */
export function startTimer(callback: () => void, ms: number): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = (left: number) => {
    const now = Math.min(left, LONGEST);
    timer = setTimeout(() => (left > now ? wait(left - now) : callback()), now);
  };
  wait(ms);
  return () => clearTimeout(timer);
}
