/** What a command is for: a tab, a worker that is in no tab, or what was attached along with either. */
export interface DebuggerTarget {
  readonly tabId?: number;
  readonly targetId?: string;
  readonly sessionId?: string;
}

/** The browser's debugger, https://chromedevtools.github.io/devtools-protocol/. Every promise may be rejected. */
export interface DebuggerApi {
  attach(target: DebuggerTarget): Promise<void>;
  detach(target: DebuggerTarget): Promise<void>;
  send(target: DebuggerTarget, method: string, params?: object): Promise<unknown>;
  /** Everything that could be attached to, as the browser describes it. */
  targets(): Promise<readonly unknown[]>;
  onEvent(listener: (source: DebuggerTarget, method: string, params: unknown) => void): void;
  onDetach(listener: (source: DebuggerTarget, reason: string) => void): void;
}

interface ChromeDebugger {
  attach(target: DebuggerTarget, version: string): Promise<void>;
  detach(target: DebuggerTarget): Promise<void>;
  sendCommand(target: DebuggerTarget, method: string, params?: object): Promise<unknown>;
  getTargets(): Promise<readonly unknown[]>;
  readonly onEvent: {
    addListener(listener: (source: DebuggerTarget, method: string, params?: unknown) => void): void;
  };
  readonly onDetach: { addListener(listener: (source: DebuggerTarget, reason: string) => void): void };
}

/** `webextension-polyfill` does not know it, and Firefox does not have it. */
declare const chrome: { readonly debugger?: ChromeDebugger } | undefined;

const PROTOCOL_VERSION = '1.3';

/** Whether this browser has a debugger for extensions. */
export const hasDebugger = (): boolean => typeof chrome !== 'undefined' && chrome.debugger !== undefined;

/** Undefined where the browser has none. Listeners must be added while the script is first run. */
export function debuggerApi(): DebuggerApi | undefined {
  const api = typeof chrome === 'undefined' ? undefined : chrome.debugger;
  if (!api) return undefined;
  return {
    attach: (target) => api.attach(target, PROTOCOL_VERSION),
    detach: (target) => api.detach(target),
    send: (target, method, params) => api.sendCommand(target, method, params),
    targets: () => api.getTargets(),
    onEvent: (listener) => api.onEvent.addListener(listener),
    onDetach: (listener) => api.onDetach.addListener(listener),
  };
}
