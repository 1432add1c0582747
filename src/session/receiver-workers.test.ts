import { expect, test } from 'vitest';
import { memoryTransport } from '../platform/memory-transport.ts';
import type { DocumentFacts, FromPanel, ToPanel } from '../protocol/routing.ts';
import { Receiver } from './receiver.ts';
import { Session } from './session.ts';

function open() {
  const [panelEnd, backgroundEnd] = memoryTransport<FromPanel, ToPanel>();
  const receiver = new Receiver(new Session(), 'panel', { now: () => 100 });
  const posted: unknown[] = [];
  backgroundEnd.subscribe((message) => posted.push(message));
  receiver.attach(panelEnd);
  const hello = (documentId: string, timeOrigin: number, more: Partial<DocumentFacts> = {}) =>
    backgroundEnd.post({
      type: 'document',
      documentId,
      frameId: 0,
      url: `https://a.example/${documentId}`,
      timeOrigin,
      ...more,
    });
  const documents = () => [...receiver.session.documents.values()].map(({ url }) => url.split('/').at(-1));
  return { receiver, posted, backgroundEnd, hello, documents };
}

test('a worker stands under the document that made it, and takes the place of none', () => {
  const { receiver, hello } = open();
  hello('page', 1);
  hello('worker', 2, { context: 'dedicated-worker', parent: 'page' });
  hello('orphan', 3, { context: 'dedicated-worker', parent: 'nobody' });
  expect([...receiver.session.documents.values()]).toMatchObject([
    { id: 'd1' },
    { id: 'd2', context: 'dedicated-worker', parent: 'd1' },
    { id: 'd3', context: 'dedicated-worker' },
  ]);
  expect(receiver.session.documents.get('d3')).not.toHaveProperty('parent');
});

test('a navigation forgets the workers of the page before, and keeps those that pages share', () => {
  const { hello, documents } = open();
  hello('page', 1);
  hello('worker', 2, { context: 'dedicated-worker', parent: 'page' });
  hello('shared', 3, { context: 'shared-worker' });
  hello('service', 4, { context: 'service-worker' });
  hello('next', 5);
  expect(documents()).toEqual(['shared', 'service', 'next']);
});

test('a shared worker that has ended goes with the page that was left', () => {
  const { backgroundEnd, hello, documents } = open();
  hello('page', 1);
  hello('shared', 2, { context: 'shared-worker' });
  backgroundEnd.post({ type: 'gone', documentId: 'shared' });
  hello('next', 3);
  expect(documents()).toEqual(['next']);
});

test('the switch of the user is said again when the background is there anew', () => {
  const { receiver, posted, backgroundEnd } = open();
  receiver.workers.set(true);
  backgroundEnd.post({ type: 'capture-workers', status: 'on' });
  backgroundEnd.post({ type: 'ready' });
  expect(posted).toEqual([
    { type: 'capture-workers', on: true },
    { type: 'capture-workers', on: true },
  ]);
});
