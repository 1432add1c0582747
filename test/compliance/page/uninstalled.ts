/** The hook put in and taken out again. */
import { installHook } from '../../../src/page/install-hook.ts';
import { RelayLink } from '../../../src/page/relay-link.ts';

const uninstall = installHook(
  globalThis,
  { messages: 1_000, bytes: 1_000_000, payload: 1_000_000 },
  (...ends) => new RelayLink(...ends),
);
uninstall();
