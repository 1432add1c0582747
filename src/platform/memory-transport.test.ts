import { expect, test } from 'vitest';
import { memoryTransport } from './memory-transport.ts';

function pair() {
  const [left, right] = memoryTransport<unknown, unknown>();
  const heard: { left: unknown[]; right: unknown[] } = { left: [], right: [] };
  const stop = left.subscribe((message) => heard.left.push(message));
  right.subscribe((message) => heard.right.push(message));
  return { left, right, heard, stop };
}

test('carries messages both ways, each to the other end only', () => {
  const { left, right, heard } = pair();
  left.post(1);
  right.post(2);
  expect(heard).toEqual({ left: [2], right: [1] });
});

test('clones, as a port does', () => {
  const { left, heard } = pair();
  const message = { bytes: new Uint8Array([1, 2]).buffer };
  left.post(message);
  new Uint8Array(message.bytes)[0] = 9;
  expect(heard.right).toEqual([{ bytes: new Uint8Array([1, 2]).buffer }]);
});

test.each([() => 1, new Proxy({}, {}), Symbol('x'), new WeakMap()])('refuses, at the sender, %o', (message) => {
  const { left, heard } = pair();
  expect(() => left.post({ message })).toThrow(DOMException);
  expect(heard.right).toEqual([]);
});

test('a getter runs at the sender: the other end gets a value', () => {
  const { left, heard } = pair();
  left.post({
    get at() {
      return 5;
    },
  });
  const fails = {
    get at() {
      throw new RangeError('mine');
    },
  };
  expect(() => left.post(fails)).toThrow(RangeError);
  expect(heard.right).toEqual([{ at: 5 }]);
  expect(Object.getOwnPropertyDescriptor(heard.right[0], 'at')?.value).toBe(5);
});

test('an end that has stopped listening, or is closed, hears nothing', () => {
  const { left, right, heard, stop } = pair();
  stop();
  right.post(1);
  right.close();
  left.post(2);
  expect(heard).toEqual({ left: [], right: [] });
});
