import { describe, expect, test } from 'vitest';
import { parseOwnHandshakeNews, parseOwnHandshakeStep, requestUrl } from './own-handshake.ts';

describe('a step of the panel', () => {
  test.each([
    [{ type: 'begin', url: 'ws://a/', headers: [['X-Test', 'a']] }],
    [{ type: 'begin', url: 'ws://a/', headers: [] }],
    [{ type: 'over' }],
  ])('%j is read', (step) => expect(parseOwnHandshakeStep(step)).toEqual({ ok: true, value: step }));

  test.each([
    [null],
    [{ type: 'begin', url: 'ws://a/' }],
    [{ type: 'begin', url: 7, headers: [] }],
    [{ type: 'begin', url: 'ws://a/', headers: [['Upgrade', 'a']] }],
    [{ type: 'else', url: 'ws://a/', headers: [] }],
  ])('%j is none', (raw) => expect(parseOwnHandshakeStep(raw).ok).toBe(false));
});

describe('news of the background', () => {
  test.each([[{ type: 'ready' }], [{ type: 'refused', reason: 'no' }], [{ type: 'sent', missing: ['X-Test'] }]])(
    '%j is read',
    (news) => expect(parseOwnHandshakeNews(news)).toEqual({ ok: true, value: news }),
  );

  test.each([[undefined], [{ type: 'refused' }], [{ type: 'sent' }], [{ type: 'else' }]])('%j is none', (raw) =>
    expect(parseOwnHandshakeNews(raw).ok).toBe(false),
  );
});

test.each([
  ['WS://A.Example', 'ws://a.example/'],
  ['https://a.example:443/x?ü', 'wss://a.example/x?%C3%BC'],
  ['http://us:pw@a.example:80/', 'ws://us:pw@a.example/'],
  ['ws://', null],
  ['ftp://a/', null],
])('the request of %s has the URL %s', (url, asked) => expect(requestUrl(url)).toBe(asked));
