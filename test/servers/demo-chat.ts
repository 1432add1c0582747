import type { WebSocket } from 'ws';

/** What the page sends to `/chat`, as JSON text. */
type ChatRequest = { type: 'say'; id: number; text: string } | { type: 'burst'; count: number };

const MAX_BURST = 100_000;

/** A JSON chat: greets, confirms each line by its id, answers it, and sends bursts on request. */
export function serveChat(socket: WebSocket): void {
  const post = (message: object): void => socket.send(JSON.stringify(message));
  post({ type: 'welcome', from: 'server', text: 'Hello! Say something.' });
  socket.on('message', (data, isBinary) => {
    const request = isBinary ? undefined : parseRequest(data.toString());
    switch (request?.type) {
      case 'burst':
        for (let n = 1; n <= request.count; n++) post({ type: 'tick', n, of: request.count });
        break;
      case 'say':
        post({ type: 'delivered', id: request.id });
        post({ type: 'say', from: 'echo bot', text: `You said: ${request.text}` });
        break;
      case undefined:
        post({ type: 'error', text: 'Not a chat message' });
    }
  });
}

function parseRequest(text: string): ChatRequest | undefined {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  if (value.type === 'say' && 'id' in value && typeof value.id === 'number' && 'text' in value) {
    return { type: 'say', id: value.id, text: String(value.text) };
  }
  if (value.type === 'burst' && 'count' in value && typeof value.count === 'number') {
    return { type: 'burst', count: Math.min(value.count, MAX_BURST) };
  }
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the caller answers with an error message
  }
}
