import { textAt } from '../schema/schema-format.ts';
import type { Server } from './asyncapi-document.ts';
import type { Part } from './document-reader.ts';
import { urlTemplate } from './url-template.ts';

const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;

/** Version 2 has one URL, version 3 its parts. */
export function readServer({ record, place, name }: Part & { readonly name: string }): Server {
  const protocol = textAt(record.protocol, `${place}/protocol`).toLowerCase();
  const [host, path] =
    record.host === undefined
      ? split(textAt(record.url, `${place}/url`))
      : [textAt(record.host, `${place}/host`), typeof record.pathname === 'string' ? record.pathname : ''];
  return { name, protocol, url: `${protocol}://${host}${path}`, host: urlTemplate(host.toLowerCase()), path };
}

/** Its host, and its path without what comes behind a question mark. */
function split(url: string): [string, string] {
  const rest = url.replace(SCHEME, '');
  const [host = ''] = /^[^/?]*/.exec(rest) ?? [];
  const [path = ''] = rest.slice(host.length).split('?');
  return [host, path];
}
