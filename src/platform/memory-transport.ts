import type { Transport } from '../protocol/transport.ts';

/** Two ends in one document, for the panel as an ordinary page and for tests. Each message is cloned, as ports do. */
export function memoryTransport<A, B>(): [Transport<A>, Transport<B>] {
  const first = new Set<(message: unknown) => void>();
  const second = new Set<(message: unknown) => void>();
  return [end<A>(second, first), end<B>(first, second)];
}

type Listeners = Set<(message: unknown) => void>;

function end<Out>(peer: Listeners, own: Listeners): Transport<Out> {
  return {
    post: (message) => {
      for (const listener of peer) listener(structuredClone(message));
    },
    subscribe: (listener) => {
      own.add(listener);
      return () => own.delete(listener);
    },
    close: () => own.clear(),
  };
}
