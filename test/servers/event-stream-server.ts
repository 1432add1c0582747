/** A real server of Server-Sent Events, and of the page that listens to them. */
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { endServer, listen } from './listening-server.ts';

export interface EventStream {
  /** As the browser sent them: `last-event-id` when it comes back. */
  readonly headers: IncomingHttpHeaders;
  /** Writes lines of the stream as they are: `data: text\n\n`. */
  write(lines: string): void;
  /** Ends the response: the browser reconnects. */
  end(): void;
}

export interface EventStreamServer {
  /** `http://127.0.0.1:<port>`. `/events` is the stream, `/refuse` answers 204, any other path is an empty page. */
  readonly origin: string;
  /** Resolves to the stream number `index` (from 0) as soon as it is asked for. */
  stream(index: number): Promise<EventStream>;
  close(): Promise<void>;
}

export async function startEventStreamServer(): Promise<EventStreamServer> {
  const streams: EventStream[] = [];
  const events = new EventEmitter();
  const http = createServer((request, response) => {
    if (request.url === '/refuse') return void response.writeHead(204).end();
    if (request.url !== '/events') return servePage(response);
    // A comment: Firefox waits for the first bytes before it says that the stream is open.
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
    streams.push({
      headers: request.headers,
      write: (lines) => void response.write(lines),
      end: () => void response.end(),
    });
    events.emit('stream');
  });
  return {
    origin: await listen(http),
    stream: async (index) => {
      for (;;) {
        const stream = streams[index];
        if (stream) return stream;
        await once(events, 'stream');
      }
    },
    close: () => endServer(http),
  };
}

function servePage(response: ServerResponse): void {
  response.setHeader('content-type', 'text/html; charset=utf-8').end('<!doctype html><title>Events</title>');
}
