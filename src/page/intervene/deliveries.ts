import { bare, ChannelOf, dispatchEvent, getter, listen, postMessage, startPort } from '../builtins.ts';
import { safely } from '../safely.ts';
import { bound, type Callable, looking, proxy } from '../tail-calls.ts';

const port1Of = getter(MessageChannel.prototype, 'port1');
const port2Of = getter(MessageChannel.prototype, 'port2');

/** Makes the event that is delivered, in the task in which it is; null for none. */
export type Prepare = () => Event | null;

const none: Prepare = () => null;

interface Delivery {
  readonly socket: WebSocket;
  readonly first: Prepare;
  readonly second: Prepare;
  next: Delivery | null;
}

/**
 * Gives events to the page's sockets, in order, each delivery in a task of its own. No script of ours is on the stack
 * while the page's listeners run: a port calls a Proxy, which is asked for its trap, and the trap is the native
 * `dispatchEvent`. It is called for two events, in the same task, as an `error` is followed by its `close`.
 */
export class Deliveries {
  #port: MessagePort | null = null;
  #waiting: Delivery | null = null;
  #last: Delivery | null = null;
  #current: Delivery | null = null;

  add(socket: WebSocket, first: Prepare, second = none): void {
    const delivery: Delivery = { socket, first, second, next: null };
    if (this.#last) this.#last.next = delivery;
    else this.#waiting = delivery;
    this.#last = delivery;
    this.#port ??= this.#open();
    postMessage(this.#port, null);
  }

  /** Made when it is first needed: most pages never do. */
  #open(): MessagePort {
    const channel = new ChannelOf();
    const port2 = port2Of(channel);
    const begin = () => {
      const delivery = this.#waiting;
      this.#current = delivery;
      if (!delivery) return null;
      this.#waiting = delivery.next;
      if (!this.#waiting) this.#last = null;
      return dispatchOn(delivery.socket, delivery.first);
    };
    const end = () => {
      const delivery = this.#current;
      this.#current = null; // the socket may be collected, also when nothing is ever delivered again
      return delivery && dispatchOn(delivery.socket, delivery.second);
    };
    listen(port2, 'message', proxy(looking('apply', begin)));
    listen(port2, 'message', proxy(looking('apply', end)));
    startPort(port2);
    return port1Of(channel);
  }
}

/** What dispatches the event that is prepared, when it is called. */
function dispatchOn(socket: WebSocket, prepare: Prepare): Callable | null {
  let event: Event | null = null;
  safely(() => {
    event = prepare();
  });
  return event && bound(dispatchEvent, socket, bare([event]));
}
