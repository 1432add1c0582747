import { type Handshake, headerOf } from '../protocol/handshake.ts';

/** One `WebSocket` that was made, as far as matching needs it. Times in ms by the page's clock. */
export interface Attempt {
  readonly id: string;
  /** -Infinity when it is older than what is known. */
  readonly created: number;
  readonly opened?: number;
  /** Failed, or closed before it was open. */
  readonly failed?: number;
  /** The subprotocols that were asked for; empty when that is not known. */
  readonly offered: readonly string[];
  /** The frame or worker that made it; absent where all are of the frame. Requests of several have no order. */
  readonly document?: string;
  /** The server's choice, of an opened one. */
  readonly subprotocol?: string;
}

/** Work that is done at once; while more is under way, matching waits for some of it to end. */
const CELLS = 40_000;

/** `none`: certainly not seen, such as one that was blocked · `one`: it is this one · `several`: it cannot be told. */
export type Match =
  | { readonly type: 'none' }
  | { readonly type: 'one'; readonly handshake: Handshake }
  | { readonly type: 'several'; readonly candidates: number };

/** Two clocks that show whole milliseconds, and processes that wait for each other. */
const TOLERANCE_MS = 50;
/** A page on a busy machine may be held up so long between its constructor and the look at its clock. */
const HELD_UP_MS = 500;
/** The page may hear of the end long before the browser's own event, or after. */
const END_TOLERANCE_MS = 1_000;
/** One opened connection that has its handshake outweighs every failed one that has none. */
const OPENED_WEIGHT = 10_000;
/** More pairs explain more than likelier pairs: two of the unlikely outweigh one. */
const LIKELY_WEIGHT = 3;
const HELD_UP_WEIGHT = 2;

/**
 * Which handshake is whose, of the connections of one document to one URL. Both browsers begin requests in the order of
 * the constructors (measured), however the server answers; so of all ways to put both lists together in their order,
 * those that explain most are taken, and what they agree on is true.
 * Attempts in the order of their constructors; handshakes in that of their beginning.
 */
export function matchHandshakes(attempts: readonly Attempt[], handshakes: readonly Handshake[]): Map<string, Match> {
  if (attempts.some(({ document }) => document !== attempts[0]?.document)) return withoutOrder(attempts, handshakes);
  if (attempts.length === handshakes.length) {
    const pairs = attempts.flatMap((attempt, place): [string, Match][] => {
      const handshake = handshakes[place];
      const fits = handshake && weightOf(attempt, handshake) > 0;
      return fits ? [[attempt.id, { type: 'one', handshake }]] : [];
    });
    if (pairs.length === attempts.length) return new Map(pairs); // nothing else explains them all
  }
  if (attempts.length * handshakes.length > CELLS) return new Map();
  return align(attempts, handshakes);
}

/** A frame and its workers make connections side by side: only times and subprotocols tell whose a handshake is. */
function withoutOrder(attempts: readonly Attempt[], handshakes: readonly Handshake[]): Map<string, Match> {
  if (attempts.length * handshakes.length > CELLS) return new Map();
  const fits = (attempt: Attempt) =>
    handshakes.filter((handshake) => weightOf(attempt, handshake) > 0 && isLikely(attempt, handshake));
  const claims = new Map<Handshake, number>();
  for (const handshake of attempts.flatMap(fits)) claims.set(handshake, (claims.get(handshake) ?? 0) + 1);
  return new Map(
    attempts.map((attempt) => {
      const own = fits(attempt);
      return [
        attempt.id,
        verdict(
          own,
          own.some((handshake) => claims.get(handshake) !== 1),
        ),
      ];
    }),
  );
}

function align(attempts: readonly Attempt[], handshakes: readonly Handshake[]): Map<string, Match> {
  const fits = attempts.map((attempt) => handshakes.map((handshake) => weightOf(attempt, handshake)));
  const before = bestBefore(fits, handshakes.length);
  const after = bestAfter(fits, handshakes.length);
  const best = before.at(-1)?.at(-1) ?? 0;
  return new Map(
    attempts.map(({ id }, row) => {
      const own = handshakes.filter((_, column) => {
        const weight = fits[row]?.[column] ?? 0;
        return weight > 0 && cell(before, row, column) + weight + cell(after, row + 1, column + 1) === best;
      });
      const canDoWithout = [...handshakes, undefined].some(
        (_, column) => cell(before, row, column) + cell(after, row + 1, column) === best,
      );
      return [id, verdict(own, canDoWithout)];
    }),
  );
}

function verdict(own: readonly Handshake[], canDoWithout: boolean): Match {
  const [first] = own;
  if (!first) return { type: 'none' };
  return own.length === 1 && !canDoWithout
    ? { type: 'one', handshake: first }
    : { type: 'several', candidates: own.length };
}

type Table = readonly (readonly number[])[];
const cell = (table: Table, row: number, column: number): number => table[row]?.[column] ?? 0;

/** The most that the first `row` attempts and the first `column` handshakes can explain. */
function bestBefore(fits: Table, columns: number): number[][] {
  const table = [new Array<number>(columns + 1).fill(0)];
  for (const [row, weights] of fits.entries()) {
    const line = [0];
    for (let column = 0; column < columns; column++) {
      const weight = weights[column] ?? 0;
      const paired = weight > 0 ? cell(table, row, column) + weight : 0;
      line.push(Math.max(cell(table, row, column + 1), line[column] ?? 0, paired));
    }
    table.push(line);
  }
  return table;
}

/** The most that the attempts from `row` on and the handshakes from `column` on can explain. */
function bestAfter(fits: Table, columns: number): number[][] {
  const flipped = bestBefore(
    [...fits].reverse().map((weights) => [...weights].reverse()),
    columns,
  );
  return flipped.reverse().map((line) => line.reverse());
}

/** When the request is first known of. */
const beganAt = ({ ended, responded, started }: Handshake): number | undefined => started ?? responded ?? ended;

/** Whether the attempt was made before its request began, as far as two clocks can tell. */
const isLikely = ({ created }: Attempt, handshake: Handshake): boolean =>
  created <= (beganAt(handshake) ?? -Infinity) + TOLERANCE_MS;

/** 0 when the handshake cannot be that of the attempt. */
function weightOf(attempt: Attempt, handshake: Handshake): number {
  const { created, failed, opened } = attempt;
  const began = beganAt(handshake);
  if (began === undefined || created > began + HELD_UP_MS || !hasSubprotocols(attempt, handshake)) return 0;
  const likelihood = isLikely(attempt, handshake) ? LIKELY_WEIGHT : HELD_UP_WEIGHT;
  if (opened !== undefined) return isOpening(opened, handshake) ? OPENED_WEIGHT + likelihood : 0;
  if (failed === undefined) return likelihood;
  const ended = handshake.ended ?? began;
  return began <= failed + TOLERANCE_MS && ended <= failed + END_TOLERANCE_MS ? likelihood : 0;
}

function isOpening(opened: number, { error, responded, started, ended, status }: Handshake): boolean {
  if (error !== undefined || (status !== undefined && status !== 101)) return false;
  return (responded ?? ended ?? started ?? 0) <= opened + TOLERANCE_MS;
}

/** Where the browser shows the headers, the subprotocols must be those that the page knows. */
function hasSubprotocols({ offered, opened, subprotocol }: Attempt, handshake: Handshake): boolean {
  const asked = headerOf(handshake.requestHeaders, 'sec-websocket-protocol');
  if (offered.length > 0 && asked !== undefined && asked !== offered.join(', ')) return false;
  if (opened === undefined || handshake.responseHeaders === undefined) return true;
  return (headerOf(handshake.responseHeaders, 'sec-websocket-protocol') ?? '') === (subprotocol ?? '');
}
