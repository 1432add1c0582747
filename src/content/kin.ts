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
  const siblings = Array.from({ length: Math.min(parent.length, SIBLINGS) }, (_, index) => parent[index]);
  (window as Known).wirescopePort = port;
  [opener, parent, top, ...siblings].some((other) => other && other !== window && meet(other, port, secret));
  if (!secret) return;
  const answer = (event: Event) => {
    event.stopImmediatePropagation();
    event.preventDefault();
    tell((event as MessageEvent).source, port);
  };
  document.fonts.addEventListener(secret, answer, true);
}

/** Whether it has answered. Windows of other origins throw. */
function meet(other: Known, port: MessagePort, secret: string | null): boolean {
  try {
    if (secret) return !other.document.fonts.dispatchEvent(aboutPort(secret, port));
    return tell(port, other.wirescopePort);
  } catch {
    return false;
  }
}

/** Tells a hook of the port of another one. */
function tell(port: MessageEventSource | null, other: MessagePort | undefined): boolean {
  if (other) port?.dispatchEvent(aboutPort(KIN, other));
  return !!other;
}

const aboutPort = (type: string, source: MessagePort) => new MessageEvent(type, { source, cancelable: true });
