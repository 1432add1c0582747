import type { Way } from '../../protocol/from-page.ts';
import { otherSide, type Patience } from '../decoder.ts';

/** What one side can send, and wants to get, in ms; 0 for not. */
export type HeartBeat = readonly [sends: number, wants: number];

/** Of a CONNECT or a CONNECTED; undefined where its header is none. */
export function heartBeatOf(header: string | undefined): HeartBeat | undefined {
  const [, sends, wants] = /^(\d{1,9}),(\d{1,9})$/.exec(header ?? '') ?? [];
  return sends === undefined ? undefined : [Number(sends), Number(wants)];
}

/**
 * Each direction has the longer of what one side can send and the other wants; a side that gets nothing for that long may
 * give up, though most wait somewhat longer.
 * https://stomp.github.io/stomp-specification-1.2.html#Heart-beating
 */
export function stompPatience(offers: Partial<Record<Way, HeartBeat>>): readonly Patience[] {
  return (['sent', 'received'] as const).flatMap((awaits): Patience[] => {
    const sends = offers[awaits]?.[0] ?? 0;
    const wants = offers[otherSide(awaits)]?.[1] ?? 0;
    return sends > 0 && wants > 0 ? [{ awaits, ms: Math.max(sends, wants), renewedBy: 'any' }] : [];
  });
}
