import { onBackgroundMessage } from '../platform/content-runtime.ts';
import { MEETING } from '../protocol/meeting.ts';
import { isWake } from '../protocol/routing.ts';
import { meetKin } from './kin.ts';
import { Relay } from './relay.ts';

// The hook runs right after this script and dispatches the event at once. Nobody else may see it, or answer it later.
document.fonts.addEventListener(
  MEETING,
  (event) => {
    event.stopImmediatePropagation();
    const port = (event as MessageEvent).ports[0];
    if (!port) return;
    const relay = new Relay(port);
    meetKin(port);
    onBackgroundMessage((message) => isWake(message) && relay.connect());
    addEventListener('pageshow', ({ persisted }) => persisted && relay.connect());
  },
  { once: true, capture: true },
);
