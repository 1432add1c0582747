import { describe, expect, test } from 'vitest';
import { LogPrinter } from './log-line.ts';

const AT = new Date(2026, 0, 2, 3, 4, 5, 6).getTime() + 0.75;
const MESSAGE = { type: 'message', connection: 'c1', seq: 1, at: AT, direction: 'sent', opcode: 'text', size: 2 };

function printed(...entries: object[]): (string | undefined)[] {
  const printer = new LogPrinter();
  return entries.map((entry) => printer.format(JSON.stringify(entry)));
}

describe('LogPrinter', () => {
  test('a text message shows time, direction, connection, size and text', () => {
    expect(printed({ ...MESSAGE, data: 'hi' })).toEqual(['03:04:05.006 ↑ c1               2 B  hi']);
  });

  test('a binary message shows the start of its bytes', () => {
    const data = Buffer.from(Array.from({ length: 40 }, (_, index) => index)).toString('base64');
    const [line] = printed({ ...MESSAGE, direction: 'received', opcode: 'binary', size: 40, data, encoding: 'base64' });
    expect(line).toBe(
      '03:04:05.006 ↓ c1              40 B  ' +
        '00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10 11 12 13 14 15 16 17 …',
    );
  });

  test('a connection that was announced is called by the path of its URL', () => {
    const connection = { type: 'connection', connection: 'c1', url: 'wss://shop.test/feed?token=1' };
    expect(printed(connection, { ...MESSAGE, data: 'hi' })).toEqual([
      undefined,
      '03:04:05.006 ↑ /feed            2 B  hi',
    ]);
  });

  test('what a page sends cannot control the terminal', () => {
    const connection = { type: 'connection', connection: 'c1', url: 'no url' };
    const [, line] = printed(connection, { ...MESSAGE, connection: '\u001b[2J', data: '\u001b[31m\n' });
    expect(line).toBe('03:04:05.006 ↑ \\u{1b}[2J        2 B  \\u{1b}[31m\\n');
  });

  test('a message without a time is printed all the same', () => {
    expect(printed({ ...MESSAGE, at: null, data: '' })[0]).toContain('↑ c1');
    expect(printed({ ...MESSAGE, at: 'soon', data: '' })[0]).toMatch(/^--:--:--.---/);
  });
});
