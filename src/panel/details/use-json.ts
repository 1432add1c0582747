import { useMemo } from 'preact/hooks';
import { JsonReading } from '../json/json-reading.ts';
import { mayBeJson } from '../json/json-scanner.ts';
import type { Content } from '../nested/content.ts';
import { strictText } from '../nested/content.ts';
import { useSlicedWork, type WorkState } from '../slices/use-sliced-work.ts';

/** UTF-16 units that are read at once, within a few ms. */
const SMALL = 128 * 1024;

/** A content as JSON: text, or bytes that are text. There is no tree when it is none. */
export function useJson(content: Content): WorkState<JsonReading> {
  const text = useMemo(() => jsonText(content), [content]);
  return useSlicedWork(content, () => new JsonReading(text), text.length <= SMALL);
}

/** Empty when it cannot be JSON: what is cut is none. */
function jsonText({ data, isCut }: Content): string {
  if (isCut) return '';
  const text = typeof data === 'string' ? data : (strictText(data) ?? '');
  return mayBeJson(text) ? text : '';
}
