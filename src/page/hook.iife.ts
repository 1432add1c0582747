import { HISTORY_BYTES, HISTORY_MESSAGES } from '../protocol/limits.ts';
import { installHook } from './install-hook.ts';

installHook(globalThis, { messages: HISTORY_MESSAGES, bytes: HISTORY_BYTES });
