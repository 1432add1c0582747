import { type Handshake, headerOf } from '../protocol/handshake.ts';
import { type Attempt, type Match, matchHandshakes } from './match-handshakes.ts';
import type { HandshakeFound, SessionEvent } from './session-event.ts';

/** Connections, or handshakes, of one URL that wait for each other. With more of them no order could be trusted. */
const WAITING = 2_000;

interface Group {
  attempts: Attempt[];
  handshakes: Handshake[];
}

interface Known {
  attempt: Attempt;
  readonly document: string;
  readonly group: Group;
  match?: Match;
  /** What DevTools knows of it. */
  more?: Handshake;
}

/** Connections to one URL, the newest, that something DevTools tells may be about. */
const RECENT = 100;

/** One that had failed so long before a request began cannot be that request's. */
const SURELY_BEFORE_MS = 1_000;
/** How far the clocks of DevTools and of the page, and their news of an end, may be apart. */
const CLOCK_MS = 50;
const END_MS = 1_000;

/** Puts connections and handshakes together, in whichever order they come. */
export class HandshakeBook {
  readonly #frameOf: (document: string) => string;
  /** By frame and URL. */
  readonly #groups = new Map<string, Group>();
  readonly #known = new Map<string, Known>();
  /** By URL, whatever their document. */
  readonly #recent = new Map<string, string[]>();
  /** What DevTools has told of nobody who is known: it may be faster than the page. */
  #early: Handshake[] = [];

  /** `frameOf`: the document of the frame that a worker belongs to. The browser tells its handshakes as the frame's. */
  constructor(frameOf: (document: string) => string = (document) => document) {
    this.#frameOf = frameOf;
  }

  /** Takes notice of what the session is told. Returns the handshakes that are found by it. */
  seen(events: readonly SessionEvent[]): HandshakeFound[] {
    const touched = new Set<Group>();
    for (const event of events) {
      const groups = event.type === 'message' ? [] : this.#note(event);
      for (const group of groups) touched.add(group);
    }
    const found = [...touched].flatMap((group) => this.#match(group));
    if (touched.size === 0) return found;
    const early = this.#early.splice(0); // each finds its connection now, or waits on
    return [...found, ...early.flatMap((handshake) => this.addFromDevTools(handshake))];
  }

  /** A handshake of a document, or more of it. */
  add(document: string, handshake: Handshake): HandshakeFound[] {
    const group = this.#group(document, handshake.url);
    const place = group.handshakes.findIndex(({ id }) => id === handshake.id);
    if (place >= 0) group.handshakes[place] = { ...group.handshakes[place], ...handshake };
    else group.handshakes.push(handshake);
    group.handshakes.sort((a, b) => Number(a.id) - Number(b.id));
    giveUp(group);
    return this.#match(group);
  }

  /**
   * What DevTools tells of a handshake of the tab that has ended. It tells no document and no order, so it counts only
   * where there is no doubt whose it is: by the server's answer, or because one connection alone can be meant.
   */
  addFromDevTools(handshake: Handshake): HandshakeFound[] {
    const known = (this.#recent.get(handshake.url) ?? []).flatMap((id) => this.#known.get(id) ?? []);
    const [one, ...others] = known.filter((candidate) => !candidate.more && isMeant(handshake, candidate));
    if (!one || others.length > 0) {
      this.#early = [...this.#early.slice(1 - RECENT), handshake];
      return [];
    }
    one.more = handshake;
    return tell(one);
  }

  /** Forgets all documents but these. */
  keepDocuments(documents: ReadonlySet<string>): void {
    for (const key of this.#groups.keys()) {
      if (!documents.has(key.slice(0, key.indexOf('\n')))) this.#groups.delete(key);
    }
    for (const [id, { document }] of this.#known) if (!documents.has(document)) this.#known.delete(id);
    this.#recent.clear();
  }

  #note(event: Exclude<SessionEvent, { type: 'message' }>): readonly Group[] {
    if (event.type === 'connection') return this.#begin(event);
    const known = 'connection' in event ? this.#known.get(event.connection) : undefined;
    if (!known) return [];
    const { attempt } = known;
    if (event.type === 'open') this.#change(known, { ...attempt, opened: event.at, subprotocol: event.subprotocol });
    else if (isFailure(event) && !isOver(attempt)) this.#change(known, { ...attempt, failed: event.at });
    else return [];
    return [known.group];
  }

  #begin(event: Extract<SessionEvent, { type: 'connection' }>): readonly Group[] {
    const { at, connection, document, facts, protocols } = event;
    if (facts) return []; // older than the history: when it was made is not known
    const attempt: Attempt = { id: connection, created: at, document, offered: protocols };
    const url = event.url.replace(/#.*$/, '');
    const group = this.#group(this.#frameOf(document), url);
    group.attempts.push(attempt);
    giveUp(group);
    this.#known.set(connection, { attempt, document, group });
    this.#recent.set(url, [...(this.#recent.get(url) ?? []).slice(1 - RECENT), connection]);
    return [group];
  }

  #change(known: Known, attempt: Attempt): void {
    known.attempt = attempt;
    const { attempts } = known.group;
    const place = attempts.findIndex(({ id }) => id === attempt.id);
    if (place >= 0) attempts[place] = attempt;
  }

  #group(document: string, url: string): Group {
    const key = `${document}\n${url}`;
    const group = this.#groups.get(key) ?? { attempts: [], handshakes: [] };
    this.#groups.set(key, group);
    return group;
  }

  #match(group: Group): HandshakeFound[] {
    const { attempts, handshakes } = group;
    if (handshakes.length === 0 || attempts.length === 0) return [];
    const matches = matchHandshakes(attempts, handshakes);
    // More may come that decides it: what is doubtful is told when nothing is under way.
    const isQuiet = attempts.every(isOver) && handshakes.every(({ ended }) => ended !== undefined);
    const found = attempts.flatMap(({ id }) => {
      const match = matches.get(id);
      const known = this.#known.get(id);
      if (!match || !known || match.type === 'none' || (match.type === 'several' && !isQuiet)) return [];
      if (isSame(match, known.match)) return [];
      known.match = match;
      return tell(known);
    });
    settle(group, matches);
    return found;
  }
}

const isSame = (a: Match, b: Match | undefined): boolean =>
  a.type === 'one' ? b?.type === 'one' && a.handshake === b.handshake : JSON.stringify(a) === JSON.stringify(b);

const acceptHeader = ({ responseHeaders }: Handshake) => headerOf(responseHeaders, 'sec-websocket-accept');

/** The answer to a key is the server's to this one request; without an answer, time must do. */
function isMeant(handshake: Handshake, { attempt, match }: Known): boolean {
  const accept = acceptHeader(handshake);
  if (accept !== undefined) return match?.type === 'one' && acceptHeader(match.handshake) === accept;
  const { created, failed, opened } = attempt;
  const { ended = 0, started = ended } = handshake;
  if (opened !== undefined || created > started + CLOCK_MS) return false;
  return failed === undefined || Math.abs(ended - failed) < END_MS;
}

const isFailure = ({ type }: SessionEvent): boolean => type === 'error' || type === 'close';
const isOver = ({ failed, opened }: Attempt): boolean => failed !== undefined || opened !== undefined;

function giveUp(group: Group): void {
  if (group.attempts.length <= WAITING && group.handshakes.length <= WAITING) return;
  group.attempts = [];
  group.handshakes = [];
}

/** What is decided for good needs not be looked at again. Only from the front: the order tells the rest. */
function settle(group: Group, matches: ReadonlyMap<string, Match>): void {
  for (;;) {
    const [attempt] = group.attempts;
    const [handshake] = group.handshakes;
    const match = attempt && matches.get(attempt.id);
    if (!attempt || !handshake || !isOver(attempt)) return;
    if (match?.type === 'one' && match.handshake !== handshake && isNobodys(handshake, group)) {
      group.handshakes.shift();
      continue;
    }
    const isBlocked = match?.type === 'none' && (attempt.failed ?? 0) < (handshake.started ?? 0) - SURELY_BEFORE_MS;
    const isDone = match?.type === 'one' && match.handshake === handshake && handshake.ended !== undefined;
    if (!isBlocked && !isDone) return;
    group.attempts.shift();
    if (isDone) group.handshakes.shift();
  }
}

/** Ended before the first that waits was made, and so long ago that who made it would be known. */
function isNobodys({ ended = Number.POSITIVE_INFINITY }: Handshake, { attempts }: Group): boolean {
  const [first] = attempts;
  const newest = attempts.at(-1);
  return (
    first !== undefined && newest !== undefined && ended < first.created && ended < newest.created - SURELY_BEFORE_MS
  );
}

/** DevTools knows what was on the wire; Chromium hides some of it from extensions. */
function tell({ attempt, match, more }: Known): HandshakeFound[] {
  const header = { type: 'handshake', connection: attempt.id, seq: 0, at: attempt.created } as const;
  const own = match?.type === 'one' ? match.handshake : undefined;
  if (own) return [{ ...header, handshake: more ? { ...own, ...better(own, more) } : own }];
  if (more) return [{ ...header, handshake: more }];
  return match?.type === 'several' ? [{ ...header, candidates: match.candidates }] : [];
}

function better(own: Handshake, { reached, requestHeaders = [] }: Handshake): Partial<Handshake> {
  return {
    ...(reached === undefined ? {} : { reached }),
    ...(requestHeaders.length > (own.requestHeaders?.length ?? 0) ? { requestHeaders } : {}),
  };
}
