import { HISTORY_BYTES, HISTORY_MESSAGES } from '../protocol/limits.ts';
import { installHook } from './install-hook.ts';
import { RelayLink } from './relay-link.ts';

const limits = { messages: HISTORY_MESSAGES, bytes: HISTORY_BYTES };
installHook(globalThis, limits, (win, journal, handle, text) => new RelayLink(win, journal, handle, text));
