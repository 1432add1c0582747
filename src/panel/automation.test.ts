import { describe, expect, test } from 'vitest';
import { Session } from '../session/session.ts';
import { automationOf } from './automation.ts';

const DOCUMENT = { type: 'document', document: 'd', frameId: 0, url: 'http://a.test/', seq: 0, at: 1 };
const CONNECTION = { type: 'connection', connection: 'c', document: 'd', url: 'ws://a.test/', protocols: [] };
const MESSAGE = { type: 'message', connection: 'c', direction: 'received', opcode: 'text', size: 2, data: 'hi' };
const LINES = [
  '{"type":"session","version":1}',
  ...[DOCUMENT, { ...CONNECTION, seq: 1, at: 2 }, { ...MESSAGE, seq: 2, at: 3 }].map((line) => JSON.stringify(line)),
];

describe('the lines of a log', () => {
  test('are added, in several calls, and read back as they were', () => {
    const { appendLog, counts, readLog } = automationOf(new Session());
    appendLog(LINES.slice(0, 2));
    appendLog(LINES.slice(2));
    expect(counts()).toMatchObject({ messages: 1, lost: 0, waiting: 3, connections: [{ received: 1 }] });
    expect(readLog(0).lines.map((line): unknown => JSON.parse(line))).toMatchObject(
      LINES.map((line): unknown => JSON.parse(line)),
    );
  });

  test('are added up to one that is not understood', () => {
    const { appendLog, counts } = automationOf(new Session());
    expect(() => appendLog([...LINES, 'nonsense'])).toThrow('line 5: not JSON');
    expect(counts().messages).toBe(1);
  });
});
