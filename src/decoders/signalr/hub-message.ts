import type { Field } from '../decoder.ts';

/** https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md, by their number. */
export const HUB_TYPES = [
  'Handshake',
  'Invocation',
  'StreamItem',
  'Completion',
  'StreamInvocation',
  'CancelInvocation',
  'Ping',
  'Close',
  'Ack',
  'Sequence',
] as const;
export type HubType = (typeof HUB_TYPES)[number];

/** A message of a hub, in whichever encoding it came. */
export interface HubMessage {
  readonly type: HubType;
  readonly invocationId?: string | undefined;
  /** Of a call: the streams that it uploads. */
  readonly streamIds?: readonly string[];
  readonly target?: string | undefined;
  readonly error?: string | undefined;
  /** What it says, on one line. */
  readonly summary: string;
  readonly fields: () => readonly Field[];
}
