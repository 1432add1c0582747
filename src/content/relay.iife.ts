import { onBackgroundMessage, readStored } from '../platform/content-runtime.ts';
import { CAPTURE_SETTING } from '../protocol/history-limits.ts';
import { EMPTIED, MEETING } from '../protocol/meeting.ts';
import { isRecord } from '../protocol/parsed.ts';
import type { ToFrame } from '../protocol/routing.ts';
import { FrameRelays } from './frame-relays.ts';
import { meetKin } from './kin.ts';
import { policyListener } from './policy-listener.ts';
import { Relay } from './relay.ts';

/** A page that the browser renders before it is visited is none of the tab's yet: its hook keeps what there is. */
function onceVisited(go: () => void): void {
  if ('prerendering' in document && document.prerendering === true)
    document.addEventListener('prerenderingchange', go, { once: true });
  else go();
}

/**
 * `document.open` removes all listeners of the window, ours too. It removes the root of the document, too.
 * https://html.spec.whatwg.org/multipage/dynamic-markup-insertion.html#document-open-steps
 */
function whenEmptied(emptied: () => void): void {
  new MutationObserver(emptied).observe(document, { childList: true });
}

async function readLimits(): Promise<unknown> {
  const stored = await readStored(CAPTURE_SETTING);
  return isRecord(stored) ? stored.limits : undefined;
}

// The hook runs right after this script and dispatches the event at once. Nobody else may see it, or answer it later.
document.fonts.addEventListener(
  MEETING,
  (event) => {
    event.stopImmediatePropagation();
    const port = (event as MessageEvent).ports[0];
    if (!port) return;
    const relays =
      import.meta.env.MODE === 'firefox' ? new FrameRelays(port, readLimits) : new Relay(port, { readLimits });
    meetKin(port);
    onceVisited(() => port.start());
    onBackgroundMessage((raw) => {
      const message = raw as ToFrame; // nobody but the background can send it
      if (message.type === 'wake') onceVisited(() => relays.connect());
      if (message.type === 'handshakes') relays.handshakes(message);
      return 'answer' in relays ? relays.answer(message) : true;
    });
    const show = ({ persisted }: PageTransitionEvent) => persisted && relays.reconnect();
    const violated = policyListener((news) => relays.handshakes(news));
    const listen = () => {
      addEventListener('pageshow', show);
      addEventListener('securitypolicyviolation', violated, { capture: true });
    };
    listen();
    whenEmptied(() => {
      listen();
      port.dispatchEvent(new Event(EMPTIED));
    });
  },
  { once: true, capture: true },
);
