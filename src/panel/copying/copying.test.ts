import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCharacter } from '../../../test/arbitraries/any-character.ts';
import { type CopiedMessage, type CopyForm, copiedAs, formsOf } from './copied-message.ts';
import { scriptLiteral } from './script-literal.ts';
import { shellQuote } from './shell-quote.ts';

const messageOf = (text: string, more: Partial<CopiedMessage> = {}): CopiedMessage => ({
  text,
  bytes: new TextEncoder().encode(text),
  url: 'wss://chat.example/?v=2&x=1',
  subprotocols: [],
  ...more,
});
const binaryOf = (...bytes: number[]): CopiedMessage => messageOf('', { text: null, bytes: Uint8Array.from(bytes) });

/** What a shell makes of words. It reads them from its input, as from a terminal. */
const words = (shell: string, quoted: readonly string[]) =>
  execFileSync(shell, { input: `printf '%s\\0' ${quoted.join(' ')}` })
    .toString()
    .split('\0')
    .slice(0, -1);

const HOSTILE = [
  "'; touch /tmp/broken; '",
  '$(touch /tmp/broken)',
  '`touch /tmp/broken`',
  "\\'; id; \\'",
  'a\nid\n',
  'a\rid\r',
  '\u001b[201~\nid\n',
  '!! !$ !id',
  '-rf',
  '"; id; "',
  'ends with \\',
  '\u202ereversed\u2066 and \u200bhidden',
  '\u0003\u0004\u0016\u007f',
  '$HOME $(( 1 + 1 )) ~ * ? [a] {a,b}',
  "$'x'",
  '日本 é 😀',
  '',
];

/** Of every kind that a shell or a terminal reads in a way of its own. */
const hostileText = () =>
  fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'\'"\\`$!\n\r\t\u001b()<>|&;*?~#{}[]-x0é\u202e😀'),
      fc.string({ minLength: 1, maxLength: 1, unit: anyCharacter }),
    ),
    maxLength: 40,
  });

describe('shellQuote', () => {
  test.each(HOSTILE)('%j is one word, and the same one', (text) => {
    expect(words('bash', [shellQuote(text)])).toEqual([text]);
  });

  test('so is anything else', () => {
    fc.assert(
      fc.property(
        fc.array(
          hostileText().map((text) => text.replaceAll('\0', '')),
          { minLength: 1, maxLength: 90, size: 'max' },
        ),
        (texts) => {
          expect(words('bash', texts.map(shellQuote))).toEqual(texts.map((text) => text.toWellFormed()));
        },
      ),
      { numRuns: 10 }, // each starts a shell
    );
  });

  test('a terminal that it is pasted into sees nothing but letters, digits and signs, on one line', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        expect(shellQuote(text)).toMatch(/^[\x20-\x7e\p{L}\p{N}]*$/u);
      }),
    );
  });
});

describe('scriptLiteral', () => {
  test('stands for the same text, and holds nothing that ends it or a script element', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText(), fc.constantFrom('</script>', '<!--', '\u2028')), (text) => {
        const literal = scriptLiteral(text);
        expect(runInNewContext(literal)).toBe(text);
        expect(literal).toMatch(/^"[^<]*"$/u);
        expect(literal).toMatch(/^[\x20-\x7e\p{L}\p{N}]*$/u);
      }),
    );
  });
});

describe('copiedAs', () => {
  test.each<{ readonly form: CopyForm; readonly message: CopiedMessage; readonly copied: string | null }>([
    { form: 'text', message: messageOf('a\nb'), copied: 'a\nb' },
    { form: 'text', message: binaryOf(0x68, 0x69), copied: 'hi' },
    { form: 'pretty', message: messageOf('{"a":12345678901234567890}'), copied: '{\n  "a": 12345678901234567890\n}' },
    { form: 'pretty', message: messageOf('{"a"'), copied: null },
    { form: 'compact', message: messageOf('{ "a b" : [ 1,\n2 ] }'), copied: '{"a b":[1,2]}' },
    { form: 'hex', message: binaryOf(0, 255), copied: '00 ff' },
    { form: 'base64', message: messageOf('hi'), copied: 'aGk=' },
    { form: 'c', message: binaryOf(0, 255), copied: 'const unsigned char message[2] = {\n  0x00, 0xff\n};' },
    { form: 'c', message: binaryOf(), copied: 'const unsigned long message_length = 0;' },
    { form: 'array', message: binaryOf(0, 255), copied: '[\n  0, 255,\n]' },
    { form: 'uint8array', message: binaryOf(1), copied: 'new Uint8Array([\n  0x01,\n])' },
    {
      form: 'wscat',
      message: messageOf('-x', { subprotocols: ['a'] }),
      copied: "wscat --connect='wss://chat.example/?v=2&x=1' --subprotocol='a' --execute='-x'",
    },
    { form: 'wscat', message: binaryOf(1), copied: null },
    { form: 'wscat', message: messageOf('a\0b'), copied: null },
    {
      form: 'websocat',
      message: messageOf('a\nb'),
      copied:
        "printf %s $'a\\x0ab' | websocat --no-close --one-message --text --no-line --buffer-size=65536 'wss://chat.example/?v=2&x=1'",
    },
    {
      form: 'websocat',
      message: { ...binaryOf(0, 255), subprotocols: ['a', 'b'] },
      copied:
        "printf %s 'AP8=' | base64 -d | websocat --no-close --one-message --binary --buffer-size=65536 --protocol='a, b' 'wss://chat.example/?v=2&x=1'",
    },
  ])('$form: $copied', ({ form, message, copied }) => {
    expect(copiedAs(message, form)).toBe(copied);
  });

  test('a command gives its program what was copied, whatever that is', () => {
    const program = (name: string) => `${name}() { printf '%s\\0' "$@"; cat; }\n`;
    fc.assert(
      fc.property(hostileText(), fc.webUrl(), hostileText(), (text, url, subprotocol) => {
        const message = messageOf(text.replaceAll('\0', ''), { url, subprotocols: [subprotocol.replaceAll('\0', '')] });
        const command = copiedAs(message, 'websocat') ?? '';
        const output = execFileSync('bash', ['-c', program('websocat') + command])
          .toString()
          .split('\0');
        expect(output.at(-1)).toBe(message.text?.toWellFormed());
        expect(output.at(-2)).toBe(url);
        expect(output).toHaveLength(8);
      }),
      { numRuns: 30 },
    );
  });

  test('a snippet sends the same text or bytes on a socket of the same URL', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText(), fc.uint8Array({ maxLength: 40 })), (payload) => {
        const message = typeof payload === 'string' ? messageOf(payload) : binaryOf(...payload);
        const sent: unknown[] = [];
        class WebSocket {
          constructor(url: string) {
            sent.push(url);
          }
          addEventListener = (name: string, listener: () => void) => name === 'open' && listener();
          send = (data: unknown) => sent.push(data);
        }
        runInNewContext(copiedAs(message, 'snippet') ?? '', { WebSocket, Uint8Array });
        expect(sent).toEqual([message.url, payload]);
      }),
    );
  });

  test('wscat is told to send no more than a command line holds', () => {
    const longest = messageOf('x'.repeat(131_061));
    const command = copiedAs(longest, 'wscat') ?? '';
    const output = execFileSync('bash', { input: command.replace('wscat', "env printf '%s\\n'") }).toString();
    expect(output).toBe(`--connect=${longest.url}\n--execute=${longest.text}\n`);
    const tooLong = messageOf(`${longest.text}x`);
    expect(copiedAs(tooLong, 'wscat')).toBeNull();
    expect(formsOf(tooLong)).not.toContain('wscat');
  });

  test('curl gets no messages, but the URL and the headers', () => {
    const command = copiedAs(messageOf('x', { subprotocols: ["it's"] }), 'curl') ?? '';
    expect(words('bash', [command.replace('curl ', '')])).toEqual([
      ...['--include', '--no-buffer', '--http1.1', '--globoff'],
      ...['--header', 'Connection: Upgrade', '--header', 'Upgrade: websocket'],
      ...['--header', 'Sec-WebSocket-Version: 13', '--header', 'Sec-WebSocket-Key: d2lyZXNjb3BlLXNheXMtaQ=='],
      ...['--header', "Sec-WebSocket-Protocol: it's", '--url', 'https://chat.example/?v=2&x=1'],
    ]);
  });
});

test('forms that a message cannot have are not offered', () => {
  expect(formsOf(messageOf('hi'))).not.toContain('pretty');
  expect(formsOf(messageOf('{}'))).toContain('pretty');
  expect(formsOf(binaryOf(1))).not.toContain('wscat');
});
