/**
 * What is known to differ, and why. The suite expects exactly these differences: one that has gone fails it too, and
 * its entry goes with it.
 */
import type { BrowserName } from '../browsers/browser.ts';
import type { Mode } from './run-modes.ts';

export interface Limit {
  readonly cases: readonly string[];
  /** Both unless told. */
  readonly browser?: BrowserName;
  /** `hooked`, with rules or without, and `extension` unless told. */
  readonly modes?: readonly Mode[];
  /** It is a race that the page can win: the case has a result, which may be the native one. */
  readonly onlySometimes?: boolean;
  readonly reason: string;
}

const BLOB_IS_READ =
  'What a Blob holds can only be read later: a message that a rule may be for is delivered when it has been.';

const LIMITS: readonly Limit[] = [
  {
    cases: ['bounds of the engine: what send has thrown at is not sent'],
    browser: 'chromium',
    modes: ['rules'],
    reason: 'Near the end of the stack, a send that a rule may be for throws some frames earlier.',
  },
  {
    cases: ['events: properties of message with bytes'],
    modes: ['rules'],
    reason: BLOB_IS_READ,
  },
  {
    cases: ['binaryType: changed while messages are on their way'],
    modes: ['rules'],
    onlySometimes: true,
    reason: BLOB_IS_READ,
  },
  {
    cases: ['properties: a cyclic prototype'],
    reason: 'The search for cycles ends at a Proxy: https://tc39.es/ecma262/#sec-ordinarysetprototypeof',
  },
  {
    cases: [
      'stacks: of the constructor',
      'stacks: of send',
      'stacks: of close',
      'stacks: of toString',
      'stacks: in what send and close convert',
      'traps of stacks: conversions that fail, step by step',
      'traps of stacks: a send within a conversion of send',
      'stacks: in a subclass',
      'stacks: in what the constructor converts',
      'stacks: structured, in V8',
      'stacks: the caller of a conversion, in sloppy code',
      'traps of stacks: a socket made within a conversion of the constructor',
      'traps of stacks: stacks of every length',
      'traps of stacks: functions of another frame in the stack',
      'stacks of other APIs: what the classes throw',
      'stacks of other APIs: what the classes convert',
      'stacks of other APIs: addEventListener, in a page with an EventSource',
      "stacks of other APIs: the page's own streams, beside one of the browser's",
      "stacks of other APIs: methods on a wrong this, beside a stream of the browser's",
    ],
    browser: 'chromium',
    reason: 'Native functions are called through Array.reduce, which V8 shows; see docs/limits.md.',
  },
  {
    cases: ['traps of stacks: getters of the methods of what is sent'],
    reason: 'Only a script can look up the method that converts an object, so as to call it once.',
  },
  {
    cases: ['traps of stacks: captureStackTrace from the functions'],
    reason: 'Engines look on the stack for functions only, and a Proxy is none.',
  },
  {
    cases: [
      'toString of another frame',
      'functions of frames among themselves',
      'functions of a frame within a frame, and of one that was removed',
      'functions of a frame that went to another document',
    ].map((name) => `text of functions: ${name}`),
    modes: ['hooked'],
    reason: 'Without the extension an about:blank frame has no hook, and nobody introduces the hooks of two frames.',
  },
  {
    cases: ['frames: whether the initial document has the same WebSocket'],
    reason: 'A frame that loads a document is hooked with that document, not with the initial one before it.',
  },
  {
    cases: ['frames: a frame whose built-ins its parent changes before it has loaded'],
    modes: ['hooked', 'uninstalled', 'extension'],
    reason:
      'The document that loads has the window of the initial one, which no script of ours reaches before the parent.',
  },
  {
    cases: ['properties: the order of the globals'],
    browser: 'firefox',
    modes: ['hooked', 'uninstalled', 'extension'],
    reason: 'Firefox orders the globals as they are first used, and the hook uses some before the page.',
  },
  {
    cases: ['properties: a clone of the functions'],
    browser: 'firefox',
    reason: 'The message of the DataCloneError tells a Proxy from a function.',
  },
  {
    cases: ['no method at all', 'methods that return objects', 'a method that is no function'].map(
      (name) => `converting: ${name}`,
    ),
    browser: 'firefox',
    reason: 'The message quotes the source text of the argument, which only the call of the page has.',
  },
];

/** The limit that makes a case differ there; undefined where it must not differ. */
export function limitOf(name: string, browserName: BrowserName, mode: Mode): Limit | undefined {
  const isRuled = mode.startsWith('rules');
  return LIMITS.find(
    ({ cases, browser = browserName, modes = ['hooked', 'extension'] }) =>
      cases.includes(name) &&
      browser === browserName &&
      (modes.includes(mode) || (isRuled && modes.includes('hooked'))),
  );
}

/** Why a handshake failed, which Chromium's console leaves out wherever an extension has the permission `webRequest`. */
export const FAILURE_REASON = /(?<=^WebSocket connection to '.*' failed: ).*/;

/** What Chromium reports of every extension that has a script in the page's world, once for each such frame. */
export const SANDBOXED_FRAME = /^Blocked script execution in .* because the document's frame is sandboxed/;

/** Near the end of the stack, the console tells of our listener that it had no room. No page can read it. */
export const NO_ROOM = /^(InternalError: too much recursion|RangeError: Maximum call stack size exceeded)$/;
