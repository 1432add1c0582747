import { describe, expect, test } from 'vitest';
import { parseSourceRequest, sourceAddress } from './source-request.ts';

describe('sourceAddress', () => {
  test.each([
    ['https://app.example/a.js?v=1', 12, 'view-source:https://app.example/a.js?v=1#line12'],
    ['http://app.example/#/route', 3, 'view-source:http://app.example/#line3'],
    ['blob:https://app.example/1', 1, null],
    ['javascript:alert(1)', 1, null],
    ['view-source:https://app.example/', 1, null],
    ['moz-extension://0/panel.html', 1, null],
    ['file:///etc/passwd', 1, null],
    ['data:text/javascript,1', 1, null],
    ['native', 1, null],
    [`https://app.example/${'a'.repeat(20_000)}`, 1, null],
  ])('%s', (url, line, address) => expect(sourceAddress(url, line)).toBe(address));
});

describe('parseSourceRequest', () => {
  const request = { type: 'open-source', tabId: 3, address: 'view-source:https://app.example/a.js#line12' };

  test('reads what the panel asks for', () => {
    expect(parseSourceRequest(request)).toEqual({ ok: true, value: request });
  });

  test.each([
    null,
    { ...request, type: 'open' },
    { ...request, tabId: -1 },
    { ...request, address: 'https://app.example/a.js#line12' },
    { ...request, address: 'view-source:javascript:alert(1)#line12' },
    { ...request, address: 'view-source:file:///etc/passwd#line1' },
    { ...request, address: 'view-source:https://app.example/a.js' },
    { ...request, address: 'view-source:https://app.example/a.js#line1e3' },
    { ...request, address: 12 },
  ])('refuses %j', (raw) => expect(parseSourceRequest(raw).ok).toBe(false));
});
