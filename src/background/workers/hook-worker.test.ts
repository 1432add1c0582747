import { expect, test } from 'vitest';
import { MARKER } from '../../protocol/worker-wire.ts';
import { hookRunning, type Send } from './hook-worker.ts';

const object = (objectId: string) => ({ result: { objectId } });

/** A worker in the debugger, as far as the hook is put into it, or found there. */
function fakeWorker(hasHook: boolean) {
  const installed: string[] = [];
  const calls: string[] = [];
  const found = hasHook ? [{ value: { objectId: 'hook', description: `async function* () { '${MARKER}' }` } }] : [];
  const send: Send = async (method, params = {}) => {
    const { expression = '', functionDeclaration = '', ownProperties, objectId } = params as Record<string, string>;
    if (method === 'Runtime.getProperties' && ownProperties) {
      if (objectId === 'all') return { result: found };
      return { internalProperties: [{ name: '[[Prototype]]', value: { objectId: 'prototype' } }] };
    }
    if (method === 'Runtime.queryObjects') return { objects: { objectId: 'all' } };
    if (method === 'Runtime.evaluate') {
      if (expression.includes('.install(')) installed.push(expression);
      return object('hook');
    }
    if (method === 'Runtime.addBinding') calls.push('binding');
    if (functionDeclaration.includes('take')) calls.push('take');
    if (functionDeclaration.includes('receive')) {
      calls.push((params as { arguments: { value: string }[] }).arguments[0]?.value ?? '');
    }
    return { result: { value: ['d', 1, '_binding'] } };
  };
  return { send, installed, calls };
}

test('a hook that is found lets go what the engine before has held, before it is listened to', async () => {
  const { send, installed, calls } = fakeWorker(true);
  await hookRunning(send, { text: 'hook', isGated: true });
  expect(installed).toEqual([]);
  expect(calls).toEqual(['{"type":"gates","on":false}', 'binding', 'take', 'take']);
});

test('a hook that comes late holds nothing before its way out is there', async () => {
  const { send, installed } = fakeWorker(false);
  await hookRunning(send, { text: 'hook', isGated: true });
  expect(installed).toEqual([expect.stringMatching(/\.install\("\w+", false\)/)]);
});
