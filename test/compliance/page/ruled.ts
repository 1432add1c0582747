/** The hook with an engine of rules, which is in the page above: one that no case can reach into. */
import { installHook } from '../../../src/page/install-hook.ts';
import { RelayLink } from '../../../src/page/relay-link.ts';
import type { HostWindow } from './host.ts';

installHook(globalThis, { messages: 1_000, bytes: 1_000_000, payload: 1_000_000 }, (...ends) => {
  const link = new RelayLink(...ends);
  (parent as HostWindow).ruleOver?.(link.theirs);
  return link;
});
