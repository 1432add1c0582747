import { expect, test } from 'vitest';
import type { FromPanel } from '../protocol/routing.ts';
import { WorkerCaptureSwitch } from './worker-capture-switch.ts';

function open() {
  const posted: FromPanel[] = [];
  const capture = new WorkerCaptureSwitch((message) => posted.push(message));
  return { capture, posted };
}

test('is off at first, and says nothing to a background that comes', () => {
  const { capture, posted } = open();
  capture.ready();
  expect([capture.state, posted]).toEqual([{ status: 'off' }, []]);
});

test('what the user wants is said again to a background that was started anew', () => {
  const { capture, posted } = open();
  capture.set(true);
  capture.heard({ status: 'on' });
  capture.ready();
  expect(posted).toEqual([
    { type: 'capture-workers', on: true },
    { type: 'capture-workers', on: true },
  ]);
});

test.each(['off', 'refused', 'canceled', 'ended', 'unavailable'] as const)(
  'is not said again when it is %s',
  (status) => {
    const { capture, posted } = open();
    capture.set(true);
    capture.heard({ status });
    posted.length = 0;
    capture.ready();
    expect(posted).toEqual([]);
  },
);

test('tells every change, until its listener is gone', () => {
  const { capture } = open();
  const heard: string[] = [];
  const end = capture.onChange(({ status }) => heard.push(status));
  capture.set(true);
  capture.heard({ status: 'refused', reason: 'Cannot attach' });
  end();
  capture.set(true);
  expect(heard).toEqual(['starting', 'refused']);
});
