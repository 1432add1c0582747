import { HISTORY_BYTES, HISTORY_MESSAGES } from '../protocol/limits.ts';
import { installHook } from './install-hook.ts';
import { RelayLink } from './relay-link.ts';
import { installFirefoxHook } from './workers/install-firefox-hook.ts';

const limits = { messages: HISTORY_MESSAGES, bytes: HISTORY_BYTES };
if (import.meta.env.MODE === 'firefox') installFirefoxHook(globalThis, limits);
else installHook(globalThis, limits, (win, journal, handle, text) => new RelayLink(win, journal, handle, text));
