import type { Patience } from '../decoder.ts';

/**
 * A client sends a heartbeat 30 s after the last reply to one, and waits 30 s for its reply; a server gives up after 60 s
 * without a message. Both can be told otherwise.
 * https://hexdocs.pm/phoenix/writing_a_channels_client.html and Phoenix.Endpoint, `:timeout` of a socket
 */
export const PHOENIX_PATIENCE: readonly Patience[] = [
  { awaits: 'received', ms: 60_000, renewedBy: 'heartbeats', fromOpening: true, isDefault: true },
  { awaits: 'sent', ms: 60_000, renewedBy: 'any', fromOpening: true, isDefault: true },
];
