import { describe, expect, test } from 'vitest';
import { Deliveries } from '../../../test/simulation/deliveries.ts';
import { PortPair } from '../../../test/simulation/port-pair.ts';
import { PANEL_PAGE } from '../../../test/simulation/router-bench.ts';
import { OwnHandshakes } from '../../background/own-handshakes.ts';
import type { Header } from '../../protocol/handshake.ts';
import { OWN_HANDSHAKE_PORT } from '../../protocol/own-handshake.ts';
import { ClientDocument, type ClientRequest } from './client-document.ts';
import { HeadersRefusedError } from './own-handshake.ts';

const request: ClientRequest = { url: 'wss://a.example', protocols: [], headers: [] };
const withHeader = (value: string): ClientRequest => ({ ...request, headers: [['X-Test', value]] });

/** A server that the test plays. */
class SocketStandIn extends EventTarget {
  readonly readyState = WebSocket.CONNECTING;
  readonly url: string;
  readonly extensions = '';
  readonly protocol = '';

  constructor(url: string) {
    super();
    this.url = url;
  }

  close(): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code: 1006, reason: '', wasClean: false }));
  }
}

/** A panel, the background that sets its headers, and a browser in which the test says what goes out. */
function open() {
  const deliveries = new Deliveries();
  const inForce: { headers: readonly Header[]; send: (missing: readonly string[]) => void }[] = [];
  const background = new OwnHandshakes((_, headers) => {
    const sent = new Promise<readonly string[]>((send) => inForce.push({ headers, send }));
    const end = () => Promise.resolve(void inForce.splice(0, 1));
    return Promise.resolve({ sent, settle: () => Promise.resolve(), end });
  });
  const ports: PortPair[] = [];
  const sockets: SocketStandIn[] = [];
  const client = new ClientDocument({
    url: '',
    now: () => 0,
    makeSocket: (url) => {
      const socket = new SocketStandIn(url);
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    openHandshake: () => {
      const pair = new PortPair(deliveries, { ...PANEL_PAGE, name: OWN_HANDSHAKE_PORT });
      ports.push(pair);
      background.accept(pair.background);
      return pair.client;
    },
  });
  const missing: (readonly string[])[] = [];
  const owner = { ended: () => undefined, hearMissing: (names: readonly string[]) => void missing.push(names) };
  const settle = async () => {
    for (let round = 0; round < 4; round++) {
      deliveries.settle();
      await new Promise(setImmediate);
    }
  };
  return { client, inForce, missing, owner, ports, settle, sockets };
}

describe('a connection of one’s own', () => {
  test('without headers is made at once, and asks nobody', () => {
    const { client, owner, ports, sockets } = open();
    void client.open(request, owner);
    expect([sockets.length, ports.length]).toEqual([1, 0]);
  });

  test('is made when its headers are in force, and no earlier', async () => {
    const { client, inForce, missing, owner, settle, sockets } = open();
    const opened = client.open(withHeader('a'), owner);
    expect(sockets).toEqual([]);
    await settle();
    expect([inForce.length, sockets.length]).toEqual([1, 1]);
    expect(await opened).not.toBeNull();
    inForce[0]?.send([]);
    sockets[0]?.dispatchEvent(new Event('open'));
    await settle();
    expect([inForce, missing]).toEqual([[], []]);
  });

  test('with headers lets others to its address wait until its request has gone out', async () => {
    const { client, inForce, owner, settle, sockets } = open();
    for (const one of [withHeader('a'), withHeader('b'), request]) void client.open(one, owner);
    for (const [made, headers] of [[['X-Test', 'a']], [['X-Test', 'b']], []].entries()) {
      await settle();
      expect([sockets.length, inForce[0]?.headers]).toEqual([made + 1, headers]);
      inForce[0]?.send([]);
    }
    await settle();
    await client.open(request, owner);
    expect([sockets.length, inForce.length]).toEqual([4, 0]);
  });

  test('that fails leaves nothing in force', async () => {
    const { client, inForce, missing, owner, settle, sockets } = open();
    void client.open(withHeader('a'), owner);
    await settle();
    sockets[0]?.close();
    await settle();
    expect([inForce, missing]).toEqual([[], []]);
  });

  test('tells which headers it was opened without', async () => {
    const { client, inForce, missing, owner, settle, sockets } = open();
    void client.open(withHeader('a'), owner);
    await settle();
    inForce[0]?.send(['X-Test']);
    await settle();
    expect(missing).toEqual([]);
    sockets[0]?.dispatchEvent(new Event('open'));
    await settle();
    expect(missing).toEqual([['X-Test']]);
  });

  test('is not made when the background dies before its headers are in force, which is told', async () => {
    const { client, owner, ports, settle, sockets } = open();
    const opened = client.open(withHeader('a'), owner);
    ports[0]?.kill();
    void settle();
    await expect(opened).rejects.toThrow(HeadersRefusedError);
    expect(sockets).toEqual([]);
  });

  test('tells when the background dies before the request was seen', async () => {
    const { client, missing, owner, ports, settle, sockets } = open();
    void client.open(withHeader('a'), owner);
    await settle();
    ports[0]?.kill();
    await settle();
    sockets[0]?.dispatchEvent(new Event('open'));
    await settle();
    expect(missing).toEqual([['X-Test']]);
  });

  test('that is not wanted any more is not made', async () => {
    const { client, inForce, owner, settle, sockets } = open();
    const stopped = new AbortController();
    void client.open(withHeader('a'), owner);
    const waiting = client.open(withHeader('b'), { ...owner, signal: stopped.signal });
    await settle();
    stopped.abort();
    expect(await waiting).toBeNull();
    inForce[0]?.send([]);
    await settle();
    expect([sockets.length, inForce.length]).toEqual([1, 0]);
  });

  test('with headers is refused where nobody sets them', async () => {
    const makeSocket = () => {
      throw new Error('no connection is opened here');
    };
    const client = new ClientDocument({ url: '', now: () => 0, makeSocket, openHandshake: null });
    const { owner } = open();
    await expect(client.open(withHeader('a'), owner)).rejects.toThrow(HeadersRefusedError);
  });
});
