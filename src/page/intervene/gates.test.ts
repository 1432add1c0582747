import { expect, test, vi } from 'vitest';
import type { Gate } from './gate.ts';
import { Gates, type GatesHost } from './gates.ts';
import { obey } from './obey.ts';

/** Gates of a document without connections, and what their engine does when it is told of something. */
function gatesWith(gated: (item: unknown) => boolean): Gates {
  const gates = new Gates({
    log: { live: {} },
    link: () => ({ gated }),
    deliveries: {},
    traps: {},
  } as unknown as GatesHost);
  gates.on();
  return gates;
}

const gate = () => ({ held: 0, waiting: 0, isFree: false, record: { id: 'c1' } }) as unknown as Gate;
const sent = { type: 'sent', payload: { opcode: 'text', data: 'a' } } as const;
const noRoom = (item: unknown) => item === null; // the engine is there, and not heard only now

test('what nobody has room to hear of goes on, and the gates are on again after', async () => {
  const gates = gatesWith(noRoom);
  const act = vi.fn();
  gates.ask(gate(), sent, act, { seq: 1, size: 1 });
  expect([gates.isOn, act.mock.calls.length]).toEqual([false, 1]);
  await vi.waitFor(() => expect(gates.isOn).toBe(true));
});

test('gates whose engine has gone stay off, and those that it has opened meanwhile', async () => {
  const asked = vi.fn(() => false);
  const gone = gatesWith(asked);
  const opened = gatesWith(noRoom);
  for (const gates of [opened, gone]) gates.ask(gate(), sent, () => undefined, { seq: 1, size: 1 });
  obey(opened, { type: 'gates', on: false });
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2)); // the task of the other came before
  expect([gone.isOn, opened.isOn]).toEqual([false, false]);
});
