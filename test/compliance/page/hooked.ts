/** The hook without the extension: nobody answers it. */
import { installHook } from '../../../src/page/install-hook.ts';

installHook(globalThis, { messages: 1_000, bytes: 1_000_000 });
