import { describe, expect, test } from 'vitest';
import { ComposerStore } from './composer-store.ts';

const text = (data: string) => ({ opcode: 'text', data }) as const;

function composerOn(data: string): ComposerStore {
  const composer = new ComposerStore();
  composer.open({ connection: 'c1', payload: text(data), seq: 3 });
  return composer;
}

describe('ComposerStore', () => {
  test('what was not edited is the original, even where a text box would change it', () => {
    expect(composerOn('a\r\nb\nc').result.value).toEqual({ ok: true, payload: text('a\r\nb\nc') });
  });

  test('what was edited is what is typed', () => {
    const composer = composerOn('a\r\nb');
    composer.edit('a\nB');
    expect(composer.result.value).toEqual({ ok: true, payload: text('a\r\nB') });
  });

  test('changing the form keeps the bytes, those of an unedited original too', () => {
    const composer = composerOn('a\r\nb\n');
    composer.convert('hex');
    expect(composer.composition.value?.draft.content).toBe('61 0d 0a 62 0a');
    composer.edit('61 0d 0a');
    composer.convert('text');
    expect(composer.result.value).toEqual({ ok: true, payload: text('a\r\n') });
  });

  test('a mistake is no payload', () => {
    const composer = composerOn('x');
    composer.convert('hex');
    composer.edit('7');
    expect(composer.result.value).toEqual({ ok: false, error: 'odd' });
  });

  test('closed, it holds nothing', () => {
    const composer = composerOn('x');
    composer.close();
    expect([composer.composition.value, composer.result.value]).toEqual([null, null]);
  });
});
