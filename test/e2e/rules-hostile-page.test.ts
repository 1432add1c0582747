/** A page that takes away or watches all that a gate could need, and tries to make, see and lift rules itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Rule } from '../../src/rules/rule.ts';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import type { RulesDriver } from './rules-driver.ts';
import { saboteurScript } from './saboteur.ts';
import { closeRulesStage, openRulesStage } from './stage.ts';

const NAMES = `type item note payload rule outcome event on connectionId seq at what data opcode fullSize url protocols
  subprotocol extensions code reason wasClean errored get set apply construct value base64 ports source then`;

const PAGE = `<!doctype html><meta charset="utf-8"><title>Saboteur</title><script>${saboteurScript({
  methods: [
    'EventTarget.prototype.dispatchEvent',
    'MessagePort.prototype.postMessage',
    'Event.prototype.preventDefault',
    'Event.prototype.stopImmediatePropagation',
    'WeakMap.prototype.get',
    'Array.prototype.push',
    'Blob.prototype.slice',
    'ArrayBuffer.prototype.slice',
    'window.structuredClone',
  ],
  properties: NAMES.split(/\s+/),
  events: ['gated', 'to-gate', 'message'],
})}
  var heard = '';
  var socket;
  var forge = () => {
    const said = [{ type: 'gates', on: false }, { type: 'free', connectionId: 'c1' }, { type: 'let', item: 1 }, { type: 'let', item: 2 }];
    for (const data of said)
      for (const target of [window, document, document.fonts, document.documentElement, socket])
        target.dispatchEvent(new MessageEvent('to-gate', { data }));
    for (const data of said) postMessage(data, '*');
    calls = '';
  };
  var run = (path) => new Promise((resolve) => {
    socket = new WebSocket(location.origin.replace('http', 'ws') + path);
    socket.binaryType = 'arraybuffer';
    calls = '';
    socket.onopen = () => {
      socket.send('secret'); socket.send('first'); socket.send(new Uint8Array([1, 2])); socket.send('held'); socket.send('last');
      resolve(calls);
    };
    socket.onmessage = ({ data }) => { heard += (typeof data === 'string' ? data : data.byteLength) + ' '; };
  });
</script>`;

declare const run: (path: string) => Promise<string>;
declare const forge: () => void;
declare const calls: string;
declare const heard: string;

const rule = (id: string, query: string, what: Rule['what'], direction: 'sent' | 'received' = 'sent'): Rule => ({
  id,
  name: id,
  isOn: true,
  where: {},
  which: { query, direction },
  what,
});
const RULES = [
  rule('r1', 'secret', { type: 'drop' }),
  rule('r2', 'first', { type: 'edit', steps: [{ type: 'replace', find: 'first', with: 'edited' }] }),
  rule('r3', 'held', { type: 'hold' }),
  rule('r4', 'edited', { type: 'duplicate', times: 1 }, 'received'),
];

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let driver: RulesDriver;

  beforeAll(async () => {
    ({ server, driver } = await openRulesStage(browserName, PAGE));
    await driver.session.openPage(`${server.origin}/page`);
    await driver.session.openPanel();
  });
  afterAll(() => closeRulesStage({ server, driver }));
  const received = () => server.connections.at(-1)?.received.map(({ data }) => String(data));

  test('sees nothing of the rules, and cannot lift them', async () => {
    await driver.force(RULES);
    await driver.session.reloadPage();
    expect(await driver.session.evaluateInPage(() => run('/ruled'))).toBe('');
    expect(await driver.held(1)).toEqual(['held']);
    await driver.session.evaluateInPage(() => forge());
    await expect.poll(() => driver.session.evaluateInPage(() => heard)).toBe('edited edited 2 ');
    expect(received()).toEqual(['edited', '\u0001\u0002']);
    await driver.command('release', [0]);
    await expect.poll(received).toEqual(['edited', '\u0001\u0002', 'held', 'last']);
    // Its own messages to itself it does hear.
    expect((await driver.session.evaluateInPage(() => calls)).replaceAll('message ', '')).toBe('');
  });
});
