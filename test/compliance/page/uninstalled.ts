/** The hook put in and taken out again. */
import { installHook } from '../../../src/page/install-hook.ts';
import { connectAlone } from './connect-alone.ts';

const uninstall = installHook(globalThis, { messages: 1_000, bytes: 1_000_000 }, connectAlone);
uninstall();
