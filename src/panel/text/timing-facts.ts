import type { Message } from '../../session/session-event.ts';
import type { Fact } from '../components/fact-list.tsx';
import type { Wording } from './wording.ts';

/** What the session knows of a message besides the message itself. */
export interface TimingContext {
  /** The message before it on the connection. */
  readonly before: Message | undefined;
  /** How long it had to wait for the network, in ms. */
  readonly drained: number | undefined;
}

/** When a message came or went, and how long what followed took, as far as it was measured. */
export function timingFacts(wording: Wording, message: Message, { before, drained }: TimingContext): Fact[] {
  const { at, bufferedAmount, direction, handled } = message;
  const { text } = wording;
  const time = { name: text('columnTime'), value: `${wording.moment(at)} (${wording.time(at)})` };
  const since = before ? wording.duration(at - before.at) : text('timingFirst');
  const facts: Fact[] = [time, { name: text('timingSince'), value: since }];
  if (direction === 'received') {
    const value = handled === undefined ? text('timingNotMeasured') : wording.duration(handled);
    return [...facts, { name: text('timingHandled'), value }];
  }
  const buffered = bufferedAmount === undefined ? [] : [wording.counted('byteCount', bufferedAmount)];
  const waited = drained === undefined ? [] : [wording.duration(drained)];
  return [
    ...facts,
    ...buffered.map((value) => ({ name: text('timingBuffered'), value })),
    ...waited.map((value) => ({ name: text('timingDrained'), value })),
  ];
}
