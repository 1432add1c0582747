import { describe, expect, test } from 'vitest';
import { editableText, encodeText } from '../../decoders/encoder.ts';
import { socketIoEncoder } from '../../decoders/socketio/socketio-encoder.ts';
import type { Connection, SessionDocument } from '../../session/connection.ts';
import type { PacketForm } from '../composing/packet-form.ts';
import { ComposerStore, MOST_CONVERTED } from './composer-store.ts';

const text = (data: string) => ({ opcode: 'text', data }) as const;

function composerOn(data: string): ComposerStore {
  const composer = new ComposerStore();
  composer.open({ connection: 'c1', direction: 'sent', payload: text(data), seq: 3 });
  return composer;
}

describe('ComposerStore', () => {
  test('what was not edited is the original, even where a text box would change it', () => {
    expect(composerOn('a\r\nb\nc').result.value).toEqual({ ok: true, payloads: [text('a\r\nb\nc')] });
  });

  test('what was edited is what is typed', () => {
    const composer = composerOn('a\r\nb');
    composer.edit('a\nB');
    expect(composer.result.value).toEqual({ ok: true, payloads: [text('a\r\nB')] });
  });

  test('changing the form keeps the bytes, those of an unedited original too', () => {
    const composer = composerOn('a\r\nb\n');
    composer.convert('hex');
    expect(composer.composition.value?.draft.content).toBe('61 0d 0a 62 0a');
    composer.edit('61 0d 0a');
    composer.convert('text');
    expect(composer.result.value).toEqual({ ok: true, payloads: [text('a\r\n')] });
  });

  test('a mistake is no payload', () => {
    const composer = composerOn('x');
    composer.convert('hex');
    composer.edit('7');
    expect(composer.result.value).toEqual({ ok: false, error: 'odd', from: 0, to: 1 });
  });

  test('bytes that are too many to be typed stand as a file, and are sent as they are', () => {
    const data = new ArrayBuffer(MOST_CONVERTED + 1);
    const composer = new ComposerStore();
    composer.open({ connection: 'c1', direction: 'sent', payload: { opcode: 'binary', data }, seq: 3 });
    expect(composer.composition.value?.draft.form).toBe('file');
    expect(composer.result.value).toEqual({ ok: true, payloads: [{ opcode: 'binary', data }] });
    for (const form of ['hex', 'base64', 'text'] as const) {
      expect(composer.convert(form)).toBe(false);
      expect(composer.composition.value?.draft).toMatchObject({ form, content: '' });
      expect(composer.convert('file')).toBe(true);
      expect(composer.result.value).toEqual({ ok: true, payloads: [{ opcode: 'binary', data }] });
    }
  });

  test('what is typed and too large for another form keeps its own', () => {
    const composer = composerOn('x'.repeat(MOST_CONVERTED + 1));
    expect(composer.convert('hex')).toBe(false);
    expect(composer.composition.value?.draft.form).toBe('text');
    expect(composer.composition.value?.isEdited).toBe(false);
  });

  test('follows the page to its next document, where that has the same connection', () => {
    const composer = composerOn('x');
    const connections = (...all: [string, string, string][]) =>
      ({
        connections: new Map(
          all.map(([id, url, state]) => [id, { id, url, state, api: 'WebSocket', document: 'd1' } as Connection]),
        ),
        documents: new Map([['d1', { url: 'https://a.example/' } as SessionDocument]]),
      }) as const;
    composer.follow(connections(['c1', '/a', 'open']));
    composer.follow(connections());
    expect([[...(composer.composition.value?.targets ?? [])], composer.addressOf('c1')]).toEqual([['c1'], '/a']);
    composer.follow(connections(['c2', '/a', 'open'], ['c3', '/b', 'open']));
    expect([...(composer.composition.value?.targets ?? [])]).toEqual(['c2']);
  });

  test('while a file is read, that before it is not sent; it is again when that was given up', () => {
    const composer = composerOn('x');
    const data = new ArrayBuffer(3);
    composer.attach({ name: 'a.bin', data, text: null });
    composer.reading.value = { name: 'b.bin', progress: 0, cancel: () => undefined };
    expect(composer.result.value).toEqual({ ok: false, error: 'no-file' });
    composer.reading.value = null;
    expect(composer.result.value).toEqual({ ok: true, payloads: [{ opcode: 'binary', data }] });
  });

  test('closed, it holds nothing', () => {
    const composer = composerOn('x');
    composer.close();
    expect([composer.composition.value, composer.result.value]).toEqual([null, null]);
  });
});

describe('ComposerStore with packets', () => {
  const EVENT = '42["chat","hi"]';
  const target = { facts: { url: '', subprotocol: '', api: 'WebSocket' }, direction: 'sent' } as const;
  const packets: PacketForm = {
    text: editableText(socketIoEncoder, { ...target, messages: [text(EVENT)], packets: [] }),
    isExact: true,
    encode: (content) => encodeText(socketIoEncoder, content, target),
  };

  function composerWithPackets(): ComposerStore {
    const composer = new ComposerStore();
    const payload = text(EVENT);
    composer.open({ connection: 'c1', direction: 'sent', payload, seq: 3 });
    composer.offer(payload, packets);
    composer.convert('packet');
    return composer;
  }

  test('a packet is encoded as several messages where it is several', () => {
    const composer = composerWithPackets();
    composer.edit('{"event":"chat","data":[{"$hex":"01"}]}');
    const result = composer.result.value;
    expect(result?.ok && result.payloads.map(({ opcode }) => opcode)).toEqual(['text', 'binary']);
    composer.convert('text');
    expect(composer.composition.value?.draft.content).toBe('{"event":"chat","data":[{"$hex":"01"}]}');
  });

  test('a packet becomes the text that it is encoded as', () => {
    const composer = composerWithPackets();
    composer.edit('{"event":"bye"}');
    composer.convert('text');
    expect(composer.result.value).toEqual({ ok: true, payloads: [text('42["bye"]')] });
  });

  test('what is no packet says why', () => {
    const composer = composerWithPackets();
    composer.edit('{}');
    expect(composer.result.value).toEqual({ ok: false, error: 'packet', what: 'event: a string is missing' });
  });

  test('packets of another message are not offered', () => {
    const composer = composerOn('x');
    composer.offer(text('x'), packets);
    expect(composer.composition.value?.packets).toBeNull();
  });
});
