/** A payload in a rule, as JSON can have it. */
export type RulePayload = { readonly text: string } | { readonly base64: string };

/** How long, in ms: always the same, anything in between, or by a normal distribution (never below 0). */
export type Wait =
  | { readonly ms: number }
  | { readonly from: number; readonly to: number }
  | { readonly mean: number; readonly deviation: number };

/** A change of a payload. One that does not fit, as JSON of what is no JSON, changes nothing. */
export type EditStep =
  /** Every place of a text. */
  | { readonly type: 'replace'; readonly find: string; readonly with: string }
  /** As `String.prototype.replace`: `$1` is the first group; all places with the flag `g`. */
  | { readonly type: 'regex'; readonly pattern: string; readonly flags: string; readonly with: string }
  /** `path` as in a query: `$.user.id`. Sets what is there, and the last name of the path where it is not. */
  | { readonly type: 'json-set'; readonly path: string; readonly value: unknown }
  | { readonly type: 'json-delete'; readonly path: string }
  /** `hex` in place of `remove` bytes from `at`, which counts from the end when it is negative. */
  | { readonly type: 'bytes'; readonly at: number; readonly remove: number; readonly hex: string }
  /** Another message in its place. */
  | { readonly type: 'whole'; readonly payload: RulePayload };

/** What is done with each message that a rule is about. */
export type MessageAction =
  /** Waits for the user, who looks at it, edits it, lets it go or drops it. */
  | { readonly type: 'hold' }
  | { readonly type: 'drop' }
  | { readonly type: 'delay'; readonly wait: Wait }
  /** As over a slow line: what is sent goes one after the other, then takes its time. */
  | {
      readonly type: 'throttle';
      readonly bytesPerSecond: number;
      readonly latencyMs: number;
      readonly jitterMs: number;
    }
  | { readonly type: 'edit'; readonly steps: readonly EditStep[] }
  /** So many more of it. */
  | { readonly type: 'duplicate'; readonly times: number }
  /** Gathers so many messages, or what comes within `withinMs`, and lets them go in another order. */
  | { readonly type: 'reorder'; readonly window: number; readonly withinMs: number }
  /** Changes so many of its bytes, or characters. */
  | { readonly type: 'corrupt'; readonly bytes: number }
  /** Keeps so many of its bytes, and no half of a character. */
  | { readonly type: 'truncate'; readonly bytes: number }
  /** Ends the connection as if the network had failed. The message goes with it. */
  | { readonly type: 'cut' }
  /** A message in the other direction, `after` ms later. */
  | { readonly type: 'answer'; readonly payload: RulePayload; readonly after: number };

/** What is done with each connection that a rule is about, when it is made. */
export type ConnectionAction =
  /** As if the server could not be reached. */
  | { readonly type: 'refuse' }
  /** It stays connecting until the page closes it. */
  | { readonly type: 'never-answer' }
  /** `ms` after it has opened. The code 1006 stands for a network that fails. */
  | { readonly type: 'close-after'; readonly ms: number; readonly code: number; readonly reason: string }
  | { readonly type: 'redirect'; readonly url: string }
  | { readonly type: 'mock'; readonly script: MockScript };

export type Action = MessageAction | ConnectionAction;
export type ActionType = Action['type'];

/** One message of a mocked server, so many ms after what it answers. */
export interface MockReply {
  readonly after: number;
  readonly payload: RulePayload;
}

/** What a mocked server says when the page sends something. */
export interface MockExchange {
  /** What the page must have sent: the very text, or what a query asks. Absent: anything. */
  readonly text?: string;
  readonly query?: string;
  readonly replies: readonly MockReply[];
}

/** A server that is none. Exchanges are taken in order, each once, the last that matches again and again. */
export interface MockScript {
  /** How long the handshake takes, in ms. */
  readonly opensAfter: number;
  /** What the server would choose; absent: the first that the page offers. */
  readonly subprotocol?: string;
  /** Said when the connection has opened. */
  readonly greeting: readonly MockReply[];
  readonly exchanges: readonly MockExchange[];
}

const CONNECTION_ACTIONS: ReadonlySet<ActionType> = new Set([
  'refuse',
  'never-answer',
  'close-after',
  'redirect',
  'mock',
]);

export const isConnectionAction = (action: Action): action is ConnectionAction => CONNECTION_ACTIONS.has(action.type);

/** Lines as people know them. */
export const THROTTLE_PRESETS = {
  'slow-3g': { bytesPerSecond: 50_000, latencyMs: 400, jitterMs: 100 },
  '3g': { bytesPerSecond: 180_000, latencyMs: 150, jitterMs: 50 },
  satellite: { bytesPerSecond: 250_000, latencyMs: 600, jitterMs: 40 },
} as const;
