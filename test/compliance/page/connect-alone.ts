import { tailCallModule } from '../../../src/content/tail-call-module.ts';
import type { Connect } from '../../../src/page/link.ts';
import { RelayLink } from '../../../src/page/relay-link.ts';

// At once: a case may add a policy that forbids it.
const module = 'stackTraceLimit' in Error ? tailCallModule() : null;

/** A link to nobody. Without a relay it makes the module of the tail calls itself: this page's policy allows it. */
export const connectAlone: Connect = (...ends) => {
  const link = new RelayLink(...ends);
  return {
    changed: () => link.changed(),
    tailCallModule: () => module,
  };
};
