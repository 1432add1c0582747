import { describe, expect, test, vi } from 'vitest';
import {
  certain,
  connection,
  countedSession,
  document,
  message,
  whenHash,
} from '../../test/decoding/decoded-session.ts';
import type { Detect } from '../decoders/decoder.ts';
import { REGISTRY } from '../decoders/registry.ts';
import { Meanings } from './meanings.ts';
import { Session } from './session.ts';

describe('the decoder of a connection', () => {
  test('is another one when a later message knows better: then the first ones are decoded anew', async () => {
    const { meanings } = countedSession(whenHash, message('sent', 'a'), message('sent', '#b'), message('sent', 'c'));
    await meanings.advance(() => false);
    expect([3, 4, 5].map((row) => meanings.typeAt(row))).toEqual(['n1', 'n2', 'n3']);
    expect(meanings.choiceOf('c1')).toEqual({ decoder: 'json', score: 0.6, why: { source: 'message', text: '#' } });
  });

  test('that is found late decodes from there on', async () => {
    const events = Array.from({ length: 100 }, () => message('sent', 'a'));
    const { meanings } = countedSession(whenHash, ...events, message('sent', '#b'), message('sent', 'c'));
    await meanings.advance(() => false);
    expect([3, 102, 103, 104].map((row) => meanings.typeAt(row))).toEqual(['text', 'text', 'n1', 'n2']);
    expect(meanings.packetsAt(102)).toMatchObject({ packets: [{ type: 'text' }] });
    expect(meanings.packetsAt(104)).toMatchObject({ packets: [{ type: 'n2' }] });
  });

  test('that is found late and was wrong is given up from there on', async () => {
    const events = Array.from({ length: 100 }, () => message('sent', 'a'));
    const { meanings } = countedSession(
      whenHash,
      ...events,
      ...['#b', '!', '!', 'c', '!'].map((data) => message('sent', data)),
    );
    await meanings.advance(() => false);
    const rows = [103, 104, 105, 106, 107];
    expect(rows.map((row) => meanings.typeAt(row))).toEqual(['n1', 'text', 'text', 'text', 'text']);
    expect(rows.map((row) => meanings.hasFailedAt(row))).toEqual([false, true, true, false, false]);
    expect(meanings.decoderOf('c1')).toBe('raw');
  });

  test('is given up when its first messages prove it wrong', async () => {
    const likely: Detect = () => ({ score: 0.6, why: { source: 'url', text: 'x' } });
    const { meanings } = countedSession(likely, message('sent', '!'));
    const { edition } = meanings;
    await meanings.advance(() => false);
    expect([meanings.typeAt(3), meanings.hasFailedAt(3), meanings.decoderOf('c1')]).toEqual(['text', false, 'raw']);
    expect(meanings.edition).toBeGreaterThan(edition);
  });

  test('that is certain has a corrupt message forgiven, not three', async () => {
    const first = countedSession(certain, message('sent', '!'), message('sent', 'a'));
    await first.meanings.advance(() => false);
    expect([3, 4].map((row) => first.meanings.typeAt(row))).toEqual(['text', 'n1']);
    const second = countedSession(certain, ...Array.from({ length: 3 }, () => message('sent', '!')));
    await second.meanings.advance(() => false);
    expect([second.meanings.decoderOf('c1'), second.meanings.hasFailedAt(3)]).toEqual(['raw', false]);
  });

  test('is the one that the user chose, and then again the one that is recognised', async () => {
    const { meanings } = countedSession(() => null, message('sent', 'a'), message('sent', '!'));
    await meanings.advance(() => false);
    const { edition, revision } = meanings;
    meanings.presets.choose('c1', 'json');
    expect(meanings.edition).toBeGreaterThan(edition);
    expect(meanings.decodedRows).toBe(0);
    await meanings.advance(() => false);
    expect([3, 4].map((row) => meanings.typeAt(row))).toEqual(['n1', 'text']);
    expect(meanings.choiceOf('c1').why.source).toBe('user');
    expect(meanings.revision).toBeGreaterThan(revision);
    meanings.presets.choose('c1', null);
    await meanings.advance(() => false);
    expect(meanings.typeAt(3)).toBe('text');
  });

  test('whose recognition raises is left out', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const raising: Detect = () => {
      throw new Error('x');
    };
    const { meanings } = countedSession(raising, message('sent', '{"type":"a"}'));
    await meanings.advance(() => false);
    expect([meanings.typeAt(3), meanings.decoderOf('c1')]).toEqual(['text', 'raw']);
    expect(warn).toHaveBeenCalled();
    warn.mockRestore();
  });

  test('that cannot be loaded says so on every row', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const session = new Session();
    session.append([document, connection('c1'), message('sent', 'a')]);
    const registry = { ...REGISTRY, json: { detect: certain, load: () => Promise.reject(new Error('no file')) } };
    const meanings = new Meanings(session, registry);
    await meanings.advance(() => false);
    expect(meanings.packetsAt(2)).toMatchObject({ failed: { reason: 'the decoder could not be loaded' } });
    warn.mockRestore();
  });
});
