/** The time that has passed, and what is done later, in ms: as the engine of the rules asks for it. */
export const CLOCK = {
  now: () => performance.now(),
  after: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
