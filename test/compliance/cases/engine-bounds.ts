/** What engines bound: the depth of the stack, and the number of arguments. */
import type { CaseTable } from '../case.ts';
import { attempt } from '../page/show.ts';
import { finish, next, opened } from '../page/sockets.ts';

/** Runs `action` at the end of the stack, and then with ever more room, until it has returned `times` times. */
function fromTheDeepest(times: number, action: () => void): void {
  let left = times;
  const descend = (): void => {
    try {
      descend();
    } catch {
      // As deep as it goes.
    }
    if (left === 0) return;
    try {
      action();
      left--;
    } catch {
      // It may fail there, and then it must not have done anything.
    }
  };
  descend();
}

export const engineBoundsCases: CaseTable = {
  'what send has thrown at is not sent': async (context) => {
    const socket = await opened(context);
    fromTheDeepest(100, () => socket.send('x'));
    const echoed: unknown[] = [];
    socket.addEventListener('message', ({ data }) => echoed.push(data));
    socket.send('end');
    while (echoed.at(-1) !== 'end') await next(socket, 'message');
    return [echoed.length, await finish(socket)];
  },
  'close that has thrown has not closed': async (context) => {
    const socket = await opened(context);
    const states: number[] = [];
    const closed = next(socket, 'close');
    fromTheDeepest(1, () => {
      const before = socket.readyState;
      socket.close();
      states[0] = before;
    });
    await closed;
    return states;
  },
  'thousands of arguments': async (context) => {
    const socket = await opened(context);
    const seen = [1_000, 10_000, 50_000].map((length) =>
      attempt(() => Reflect.apply(socket.send, socket, new Array(length).fill('x'))),
    );
    const many = new Array(1_000).fill('x:');
    return [seen, attempt(() => Reflect.construct(WebSocket, many)), await finish(socket)];
  },
};
