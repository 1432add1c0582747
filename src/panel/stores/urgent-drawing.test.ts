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
