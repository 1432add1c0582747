import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface StaticFile {
  url: URL;
  contentType: string;
}

/** Serves exactly the listed files, by path; anything else is a 404. No path is ever built from a request. */
export function serveFiles(
  files: Readonly<Record<string, StaticFile>>,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const file = files[new URL(request.url ?? '/', 'http://127.0.0.1').pathname];
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    readFile(file.url).then(
      (content) => response.writeHead(200, { 'content-type': file.contentType }).end(content),
      () => response.writeHead(500).end(),
    );
  };
}
