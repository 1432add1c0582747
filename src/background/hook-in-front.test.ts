import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HookInFront } from './hook-in-front.ts';

const HOOK = 'hook();';
const encode = (text: string) => new TextEncoder().encode(text);

/** What the worker gets of a script that comes in parts. */
async function passed(parts: readonly Uint8Array[], hook: Promise<string | undefined>): Promise<Buffer> {
  const editor = new HookInFront(hook);
  const out: Uint8Array[] = [];
  let done = false;
  for (const part of parts) {
    if (done) out.push(part);
    else {
      const edited = await editor.write(part);
      out.push(edited.bytes);
      ({ done } = edited);
    }
  }
  if (!done) out.push(await editor.end());
  return Buffer.concat(out);
}

test('the hook stands before the code, wherever the script was cut', async () => {
  const script = '\ufeff"use strict"\n/* é */ run("€");';
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(40)), async (cuts) => {
      const bytes = encode(script);
      const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
      const parts = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
      const text = (await passed(parts, Promise.resolve(HOOK))).toString();
      expect(text).toBe(`\ufeff"use strict";${HOOK}\n/* é */ run("€");`);
    }),
  );
});

describe('a script without a hook is the same, byte for byte', () => {
  test.each([
    ['when there is none for it', () => Promise.resolve(undefined)],
    ['when whoever knows it fails', () => Promise.reject(new Error('no file'))],
  ])('%s', async (_, hook) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 20 })), async (parts) => {
        expect(await passed(parts, hook())).toEqual(Buffer.concat(parts));
      }),
    );
  });
});

test('whatever the bytes, all of them arrive, and the hook among them once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 20 })), async (parts) => {
      const all = Buffer.concat(parts).toString('latin1');
      const text = (await passed(parts, Promise.resolve(HOOK))).toString('latin1');
      const at = text.indexOf(HOOK);
      const rest = text.slice(at + HOOK.length);
      expect([text.slice(0, at) + rest, text.slice(0, at).replace(/;$/, '') + rest]).toContain(all);
    }),
  );
});
