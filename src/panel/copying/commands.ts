import { toBase64 } from '../../protocol/base64.ts';
import { uint8Array } from './byte-arrays.ts';
import type { CopiedMessage } from './copied-message.ts';
import { scriptLiteral } from './script-literal.ts';
import { shellQuote } from './shell-quote.ts';

/** Bytes of one word of a command line, with the NUL that ends it: Linux takes no longer one (`MAX_ARG_STRLEN`). */
const LONGEST_WORD = 131_072 - '--execute=\0'.length;

/** Whether wscat can be told to send it: it sends text alone, as a word of the shell. */
export const isForWscat = ({ text, bytes }: Pick<CopiedMessage, 'text' | 'bytes'>): boolean =>
  text !== null && !text.includes('\0') && bytes.length <= LONGEST_WORD;

/** https://github.com/websockets/wscat. Null for what it cannot send. */
export function wscatCommand(message: CopiedMessage): string | null {
  const { subprotocols, text, url } = message;
  if (text === null || !isForWscat(message)) return null;
  const asked = subprotocols.map((subprotocol) => ` --subprotocol=${shellQuote(subprotocol)}`).join('');
  // With `=`, a text that begins with a hyphen is no option.
  return `wscat --connect=${shellQuote(url)}${asked} --execute=${shellQuote(text)}`;
}

/** https://github.com/vi/websocat/blob/master/doc.md: one message from its input, then it shows what comes back. */
export function websocatCommand({ text, bytes, url, subprotocols }: CopiedMessage): string {
  const isWord = text !== null && !text.includes('\0');
  const input = isWord ? `printf %s ${shellQuote(text)}` : `printf %s '${toBase64(bytes.slice().buffer)}' | base64 -d`;
  const asked = subprotocols.length > 0 ? ` --protocol=${shellQuote(subprotocols.join(', '))}` : '';
  // Read in one block and not line by line: a text with line ends is one message.
  const kind = text === null ? '--binary' : '--text --no-line';
  return `${input} | websocat --no-close --one-message ${kind} --buffer-size=${Math.max(65_536, bytes.length)}${asked} ${shellQuote(url)}`;
}

/** The handshake alone: curl sends no messages from its command line. */
export function curlCommand({ url, subprotocols }: CopiedMessage): string {
  const headers = [
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: d2lyZXNjb3BlLXNheXMtaQ==',
    ...(subprotocols.length > 0 ? [`Sec-WebSocket-Protocol: ${subprotocols.join(', ')}`] : []),
  ];
  const target = url.replace(/^ws(s?):/i, 'http$1:');
  const options = headers.map((header) => `--header ${shellQuote(header)}`).join(' ');
  return `curl --include --no-buffer --http1.1 --globoff ${options} --url ${shellQuote(target)}`;
}

/** For the console of a page. */
export function scriptSnippet({ text, bytes, url, subprotocols }: CopiedMessage): string {
  const asked = subprotocols.length > 0 ? `, [${subprotocols.map(scriptLiteral).join(', ')}]` : '';
  const payload = text === null ? uint8Array(bytes) : scriptLiteral(text);
  return [
    `const socket = new WebSocket(${scriptLiteral(url)}${asked});`,
    "socket.binaryType = 'arraybuffer';",
    "socket.addEventListener('message', ({ data }) => console.log(data));",
    `socket.addEventListener('open', () => socket.send(${payload}), { once: true });`,
  ].join('\n');
}
