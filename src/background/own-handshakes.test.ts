import { describe, expect, test } from 'vitest';
import { Deliveries } from '../../test/simulation/deliveries.ts';
import { PortPair } from '../../test/simulation/port-pair.ts';
import { PANEL_PAGE } from '../../test/simulation/router-bench.ts';
import type { Header } from '../protocol/handshake.ts';
import { OWN_HANDSHAKE_PORT } from '../protocol/own-handshake.ts';
import { OwnHandshakes } from './own-handshakes.ts';
import { Router } from './router.ts';

const ADDRESS = 'ws://a.example/';
const headers: readonly Header[] = [['X-Test', 'a']];

/** A browser in which the test says when a request goes out, and what is missing of it. */
function open() {
  const deliveries = new Deliveries();
  /** What is in force, and what sends it. */
  const inForce = new Map<string, (missing: readonly string[]) => void>();
  const set = (url: string, [first]: readonly Header[]) => {
    if (first?.[1] === 'refused') return Promise.reject(new Error('no such header'));
    const name = `${url} ${first}`;
    const sent = new Promise<readonly string[]>((resolve) => inForce.set(name, resolve));
    const end = () => Promise.resolve(void inForce.delete(name));
    return Promise.resolve({ sent, settle: () => Promise.resolve(), end });
  };
  const router = new Router(() => Promise.resolve(true), { ownHandshakes: new OwnHandshakes(set) });
  const connect = (isExtensionPage = true) => {
    const pair = new PortPair(deliveries, { ...PANEL_PAGE, name: OWN_HANDSHAKE_PORT, isExtensionPage });
    const heard: unknown[] = [];
    pair.client.subscribe((news) => heard.push(news));
    router.accept(pair.background);
    return { port: pair.client, heard };
  };
  const settle = async () => {
    for (let round = 0; round < 3; round++) {
      deliveries.settle();
      await new Promise(setImmediate);
    }
  };
  return { connect, inForce, settle };
}

describe('headers of a handshake', () => {
  test('are in force from before the connection is made until its request goes out', async () => {
    const { connect, inForce, settle } = open();
    const { heard, port } = connect();
    port.post({ type: 'begin', url: ADDRESS, headers });
    await settle();
    expect([heard, [...inForce.keys()]]).toEqual([[{ type: 'ready' }], [`${ADDRESS} X-Test,a`]]);
    inForce.get(`${ADDRESS} X-Test,a`)?.([]);
    await settle();
    expect([heard.at(-1), inForce.size]).toEqual([{ type: 'sent', missing: [] }, 0]);
  });

  test('wait for those before them to the same ADDRESS, and for no others', async () => {
    const { connect, inForce, settle } = open();
    const [one, two, other] = [connect(), connect(), connect()];
    one.port.post({ type: 'begin', url: ADDRESS, headers });
    two.port.post({ type: 'begin', url: ADDRESS, headers: [['X-Test', 'b']] });
    other.port.post({ type: 'begin', url: `${ADDRESS}other`, headers });
    await settle();
    expect([two.heard, [...inForce.keys()]]).toEqual([[], [`${ADDRESS} X-Test,a`, `${ADDRESS}other X-Test,a`]]);
    inForce.get(`${ADDRESS} X-Test,a`)?.(['X-Test']);
    await settle();
    expect(one.heard.at(-1)).toEqual({ type: 'sent', missing: ['X-Test'] });
    expect([two.heard, [...inForce.keys()]]).toEqual([
      [{ type: 'ready' }],
      [`${ADDRESS}other X-Test,a`, `${ADDRESS} X-Test,b`],
    ]);
  });

  test('are gone with the port, whether their turn has come or not', async () => {
    const { connect, inForce, settle } = open();
    const [one, two, three] = [connect(), connect(), connect()];
    for (const { port } of [one, two, three]) port.post({ type: 'begin', url: ADDRESS, headers });
    await settle();
    two.port.close();
    one.port.close();
    await settle();
    expect([three.heard, inForce.size]).toEqual([[{ type: 'ready' }], 1]);
    three.port.close();
    await settle();
    expect(inForce.size).toBe(0);
  });

  test('are told to be missing when the connection is open and no request was seen', async () => {
    const { connect, inForce, settle } = open();
    const { heard, port } = connect();
    port.post({ type: 'begin', url: ADDRESS, headers });
    port.post({ type: 'over' });
    await settle();
    expect([heard.at(-1), inForce.size]).toEqual([{ type: 'sent', missing: ['X-Test'] }, 0]);
  });

  test('that the browser does not take are refused in its words, and hold nothing up', async () => {
    const { connect, settle } = open();
    const [one, two] = [connect(), connect()];
    one.port.post({ type: 'begin', url: ADDRESS, headers: [['X-Test', 'refused']] });
    two.port.post({ type: 'begin', url: ADDRESS, headers });
    await settle();
    expect([one.heard, two.heard]).toEqual([[{ type: 'refused', reason: 'no such header' }], [{ type: 'ready' }]]);
  });

  test('are set for nobody but the panel, and only such that are the user’s to set', async () => {
    const { connect, inForce, settle } = open();
    const page = connect(false);
    let ended: boolean = false;
    page.port.onClosed(() => (ended = true));
    page.port.post({ type: 'begin', url: ADDRESS, headers });
    const panel = connect();
    panel.port.post({ type: 'begin', url: ADDRESS, headers: [['Upgrade', 'a']] });
    await settle();
    expect([page.heard, ended, inForce.size]).toEqual([[], true, 0]);
    expect(panel.heard).toMatchObject([{ type: 'refused' }]);
  });
});
