import { expect, test } from 'vitest';
import { Deliveries } from '../../test/simulation/deliveries.ts';
import { PortPair } from '../../test/simulation/port-pair.ts';
import type { PortSender } from '../platform/runtime-port.ts';
import type { ParcelStep } from '../protocol/parcel.ts';
import { isRecord } from '../protocol/parsed.ts';
import { type CallForParcel, ParcelRoutes } from './parcel-routes.ts';
import { Tab } from './tab.ts';

const TAB = 1;
const FRAME = 4;
const sender: PortSender = { name: 'parcel', tabId: TAB, frameId: FRAME, url: '', isExtensionPage: false };
const command = { type: 'send', commandId: 'command', connectionId: 'page-1' } as const;
const BEGIN: ParcelStep = { type: 'begin', command, opcode: 'text', length: 4 };

/** A tab with a panel and one document, in whose frame nobody answers by itself. */
function open(call: CallForParcel = () => Promise.resolve()) {
  const deliveries = new Deliveries();
  const panel = new PortPair(deliveries, { ...sender, name: 'panel:1' });
  const news: unknown[] = [];
  panel.client.subscribe((raw) => {
    if (isRecord(raw) && raw.type === 'parcel') news.push([raw.parcelId, raw.news]);
  });
  const tab = new Tab();
  tab.setPanel(panel.background);
  const port = { post: () => undefined, close: () => undefined };
  tab.addDocument({ documentId: 'document', frameId: FRAME, url: '', timeOrigin: 5 }, port);
  const called: number[] = [];
  const routes = new ParcelRoutes((tabId, frameId) => {
    called.push(frameId);
    return call(tabId, frameId);
  });
  const hear = (parcelId: string, step: ParcelStep, documentId = 'document') =>
    routes.hear(TAB, tab, { documentId, parcelId, step });
  /** The script that was called for opens its port. Returns what it hears. */
  const answer = () => {
    const { background, client } = new PortPair(deliveries, sender);
    const steps: unknown[] = [];
    client.subscribe((raw) => isRecord(raw) && steps.push([raw.parcelId, raw.step]));
    routes.accept(TAB, background);
    return { client, steps };
  };
  const settle = async () => {
    await new Promise(setImmediate);
    deliveries.settle();
  };
  return { called, news, routes, hear, answer, settle };
}

test('one goes to the frame of its document, and what comes of it to the panel, until it is whole', async () => {
  const { called, news, hear, answer, settle } = open();
  hear('p-1', BEGIN);
  const { client, steps } = answer();
  hear('p-1', { type: 'part', data: 'xxxx' });
  client.post({ type: 'taken', upTo: 4 });
  await settle();
  expect([called, client.closed]).toEqual([[FRAME], true]);
  expect(steps).toEqual([
    ['p-1', BEGIN],
    ['p-1', { type: 'part', data: 'xxxx' }],
  ]);
  expect(news).toEqual([['p-1', { type: 'taken', upTo: 4 }]]);
});

test('one that is cancelled before its port comes has none', async () => {
  const { news, hear, answer, settle } = open();
  hear('p-1', BEGIN);
  hear('p-1', { type: 'cancel' });
  const { client, steps } = answer();
  await settle();
  expect([client.closed, steps, news]).toEqual([true, [], []]);
});

test('of two in one frame the second has the first port when the first is cancelled, and the other port is closed', async () => {
  const { called, hear, answer, settle } = open();
  hear('p-1', BEGIN);
  hear('p-2', BEGIN);
  hear('p-1', { type: 'cancel' });
  const ports = [answer(), answer()];
  await settle();
  expect(called).toEqual([FRAME, FRAME]);
  expect(ports.map(({ client, steps }) => [client.closed, steps])).toEqual([
    [false, [['p-2', BEGIN]]],
    [true, []],
  ]);
});

test('a frame that takes no script says that it failed', async () => {
  const { news, hear, settle } = open(() => Promise.reject(new Error('Cannot access contents of the page')));
  hear('p-1', BEGIN);
  await settle();
  expect(news).toEqual([['p-1', { type: 'failed', reason: 'failed' }]]);
});

test('nothing is called for a document that is not known: the panel hears of it by itself', async () => {
  const { called, news, hear, answer, settle } = open();
  hear('p-1', BEGIN, 'another');
  const { client } = answer();
  await settle();
  expect([called, news, client.closed]).toEqual([[], [], true]);
});

test('a port that ends tells of a page that was left', async () => {
  const { news, hear, answer, settle } = open();
  hear('p-1', BEGIN);
  answer().client.close();
  await settle();
  expect(news).toEqual([['p-1', { type: 'failed', reason: 'gone' }]]);
});

test('all end with the panel', async () => {
  const { news, routes, hear, answer, settle } = open();
  hear('p-1', BEGIN);
  const { client } = answer();
  routes.stop(TAB);
  await settle();
  expect([client.closed, news]).toEqual([true, []]);
});
