import type { Header } from '../../protocol/handshake.ts';
import { OWN_HEADERS } from '../../protocol/limits.ts';
import { type HeaderProblem, headerProblem } from '../../protocol/settable-header.ts';
import type { MessageKey } from '../panel-services.ts';
import { visibleText } from '../text/visible-text.ts';
import type { Wording } from '../text/wording.ts';

/** Headers as they are typed, or what the user is told of the first that is none. */
export type TypedHeaders =
  | { readonly ok: true; readonly headers: readonly Header[] }
  | { readonly ok: false; readonly error: string };

const PROBLEMS: Readonly<Record<HeaderProblem, MessageKey>> = {
  name: 'headerName',
  reserved: 'headerReserved',
  value: 'headerValue',
  long: 'headerLong',
};

/** Of what stands in the place of a name, in UTF-16 units. */
const TOLD_LENGTH = 60;

/** One `Name: value` a line; lines without anything are left out. A value may be empty. */
export function headersOf(typed: string, wording: Wording): TypedHeaders {
  const headers: Header[] = [];
  const lines = typed.split(/\r\n|\r|\n/);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const colon = line.indexOf(':');
    if (colon < 0) return { ok: false, error: wording.text('headerNoColon', wording.number(index + 1)) };
    const header: Header = [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    const problem = headerProblem(header);
    if (problem) {
      const name = visibleText(header[0].slice(0, TOLD_LENGTH));
      return { ok: false, error: wording.text(PROBLEMS[problem], name, wording.number(index + 1)) };
    }
    headers.push(header);
  }
  if (headers.length > OWN_HEADERS)
    return { ok: false, error: wording.text('headersTooMany', wording.number(OWN_HEADERS)) };
  return { ok: true, headers };
}

/** As they are typed. */
export const typedOf = (headers: readonly Header[]): string =>
  headers.map(([name, value]) => `${name}: ${value}`).join('\n');
