import { DEFAULT_LIMITS } from '../protocol/history-limits.ts';
import { installHook } from './install-hook.ts';
import { RelayLink } from './relay-link.ts';
import { installFirefoxHook } from './workers/install-firefox-hook.ts';

if (import.meta.env.MODE === 'firefox') installFirefoxHook(globalThis, DEFAULT_LIMITS);
else installHook(globalThis, DEFAULT_LIMITS, (win, journal, handle, text) => new RelayLink(win, journal, handle, text));
