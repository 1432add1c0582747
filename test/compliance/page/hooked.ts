/** The hook without the extension: nobody answers it. */
import { installHook } from '../../../src/page/install-hook.ts';
import { connectAlone } from './connect-alone.ts';

installHook(globalThis, { messages: 1_000, bytes: 1_000_000 }, connectAlone);
