import { type Handshake, type Header, headerOf } from '../../protocol/handshake.ts';
import { checkAccept } from '../../session/accept-check.ts';
import type { Connection } from '../../session/connection.ts';
import type { Fact } from '../components/fact-list.tsx';
import { failureText } from './failure-text.ts';
import { visibleText } from './visible-text.ts';
import type { Wording } from './wording.ts';

/** What the handshake came to, name by name. `page`: the URL of the document that it belongs to. */
export function handshakeFacts(wording: Wording, connection: Connection, page: string): Fact[] {
  const { text } = wording;
  const handshake = connection.handshake?.handshake;
  const failure = failureText(wording, connection, page);
  const facts: Fact[] = failure === '' ? [] : [{ name: text('factFailure'), value: failure }];
  if (!handshake) return facts;
  const { ended, error, responded, responseHeaders, started } = handshake;
  const accepts = { right: 'acceptRight', wrong: 'acceptWrong', unknown: 'acceptUnknown' } as const;
  facts.push({ name: text('factAccept'), value: text(accepts[checkAccept(handshake)]) });
  if (responseHeaders) {
    const extensions = headerOf(responseHeaders, 'sec-websocket-extensions') ?? '';
    const compression = extensions.includes('permessage-deflate') ? visibleText(extensions) : text('compressionNone');
    facts.push({ name: text('factCompression'), value: compression });
  }
  const after = (at: number) =>
    text('milliseconds', wording.number(Math.round(Math.max(0, at - connection.createdAt) * 10) / 10));
  if (started !== undefined) facts.push({ name: text('factWaited'), value: after(started) });
  if (responded !== undefined) facts.push({ name: text('factAnswered'), value: after(responded) });
  else if (ended !== undefined) facts.push({ name: text('factEnded'), value: after(ended) });
  if (error !== undefined) facts.push({ name: text('factBrowserWord'), value: visibleText(error) });
  return facts;
}

/** `GET /chat HTTP/1.1`, and the headers as they were told. */
export function requestText({ requestHeaders = [], url }: Handshake): string {
  const { pathname, search } = URL.canParse(url) ? new URL(url) : { pathname: url, search: '' };
  return lines(`GET ${pathname}${search} HTTP/1.1`, requestHeaders);
}

/** Empty when the browser shows no answer. */
export function responseText({ responseHeaders = [], status, statusLine }: Handshake): string {
  if (status === undefined && responseHeaders.length === 0) return '';
  return lines(statusLine ?? `HTTP/1.1 ${status ?? ''}`, responseHeaders);
}

const lines = (first: string, headers: readonly Header[]): string =>
  [first, ...headers.map(([name, value]) => `${name}: ${value}`)].map(visibleText).join('\n');
