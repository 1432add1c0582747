import { secretAddress } from '../platform/content-runtime.ts';
import { KIN } from '../protocol/meeting.ts';

/** A property of windows that only this extension sees: the isolated world has its own. */
interface Known extends Window {
  wirescopePort?: MessagePort;
}

/** Frames of one parent that is of another origin find each other there; more are not looked at. */
const SIBLINGS = 100;

/**
 * Makes the hook of this frame and the hooks of the windows of its origin that it can reach know each other's
 * functions, before the first script of this frame. In Chromium the relays of one origin see each other's properties.
 * In Firefox they do not: there an event asks, whose type no page knows.
 */
export function meetKin(port: MessagePort): void {
  const secret = secretAddress();
  (window as Known).wirescopePort = port;
  for (const other of reachable()) {
    if (meet(other, port, secret)) break;
  }
  if (secret === null) return;
  document.fonts.addEventListener(
    secret,
    (event) => {
      event.stopImmediatePropagation();
      tell(port, (event as MessageEvent).source);
      event.preventDefault();
    },
    true,
  );
}

function* reachable(): Generator<Window> {
  if (opener) yield opener as Window;
  if (parent === window) return;
  yield parent;
  if (top) yield top;
  for (let index = 0; index < Math.min(parent.length, SIBLINGS); index++) {
    const sibling = parent[index];
    if (sibling && sibling !== window) yield sibling;
  }
}

/** Whether it has answered. Windows of other origins throw. */
function meet(other: Known, port: MessagePort, secret: string | null): boolean {
  try {
    if (secret !== null) return !other.document.fonts.dispatchEvent(question(secret, port));
    return other.wirescopePort !== undefined && tell(other.wirescopePort, port);
  } catch {
    return false;
  }
}

const question = (type: string, source: MessagePort) => new MessageEvent(type, { source, cancelable: true });

/** Tells the hook that holds `port` of the port of another hook. */
function tell(source: MessagePort, port: MessageEventSource | null): boolean {
  port?.dispatchEvent(new MessageEvent(KIN, { source }));
  return port !== null;
}
