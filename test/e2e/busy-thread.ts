/**
 * For a script of a test's page or worker: `beBusy(true)` keeps its thread busy until `beBusy(false)`, but for a moment
 * every two seconds. Of a large message a few parts are taken then: one of 100 MB is on its way until it is let go.
 */
export const BUSY_THREAD = `
  var isBusy = false;
  function beBusy(on) {
    const begins = on && !isBusy;
    isBusy = on;
    if (begins) setTimeout(spin);
  }
  function spin() {
    for (const end = performance.now() + 2_000; performance.now() < end; );
    if (isBusy) setTimeout(spin);
  }
`;
