import { expect, test } from 'vitest';
import { hostOf, urlParts } from './url-parts.ts';

test.each([
  { url: 'wss://a.example:8443/chat?x=1', origin: 'wss://a.example:8443', path: '/chat?x=1' },
  { url: 'ws://a.example', origin: 'ws://a.example', path: '/' },
  { url: 'about:blank', origin: '', path: 'about:blank' },
  { url: 'wss://a/\u202egpj', origin: 'wss://a', path: '/\\u202egpj' },
  { url: '', origin: '', path: '' },
])('$url', ({ url, origin, path }) => expect(urlParts(url)).toEqual({ origin, path }));

test.each([
  { url: 'https://a.example:8443/x', host: 'a.example' },
  { url: 'file:///tmp/x', host: '' },
  { url: 'nonsense', host: '' },
])('the host of $url is "$host"', ({ url, host }) => expect(hostOf(url)).toBe(host));
