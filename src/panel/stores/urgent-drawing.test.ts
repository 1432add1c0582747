import { expect, test } from 'vitest';
import { urgentDrawing } from './urgent-drawing.ts';

test('the first messages are drawn at once, and that they are gone', () => {
  const session = { messageCount: 0 };
  let drawn = 0;
  const hurry = urgentDrawing(session, (draw) => draw());
  const drawnWith = (messageCount: number) => {
    session.messageCount = messageCount;
    drawn = 0;
    hurry(() => drawn++);
    return drawn;
  };
  expect([0, 4_096, 8_192, 0, 0, 1, 2].map(drawnWith)).toEqual([0, 1, 0, 1, 0, 1, 0]);
});

test('in a hidden panel, one frame is asked for, however often messages come and are gone', () => {
  const session = { messageCount: 0 };
  const frames: (() => void)[] = [];
  const hurry = urgentDrawing(session, (draw) => void frames.push(draw));
  let drawn = 0;
  const change = (messageCount: number) => {
    session.messageCount = messageCount;
    hurry(() => drawn++);
  };
  for (const messageCount of [1, 0, 1, 0]) change(messageCount);
  expect(frames).toHaveLength(1);
  frames.shift()?.();
  change(1);
  expect([drawn, frames.length]).toEqual([1, 1]);
});
