import type { Detect } from '../decoder.ts';

const BEGINNING = /^\s{0,99}(?:<\?xml\s|<(?!!)([A-Za-z_][\w.:-]{0,99})(?=[\s/>]))/;
/** Pieces of pages, which need not be well-formed. */
const HTML =
  /^(?:html|head|body|div|span|p|a|br|hr|img|ul|ol|li|table|t[bdrh]\w*|form|input|button|select|option|label|h\d|section|article|main|nav|header|footer|template|script|style|link|meta|turbo-\w+|b|i|em|strong|pre|code|svg|video|audio|canvas|iframe)$/i;

/** A text that begins with a tag. Lower than JSON: a connection with both is the latter. */
export const detectXml: Detect = (_facts, { payload: { opcode, data } }) => {
  if (opcode === 'binary') return null;
  const [text, name] = BEGINNING.exec(data) ?? [];
  if (text === undefined || (name !== undefined && HTML.test(name))) return null;
  return { score: 0.18, why: { source: 'message', text: text.trim() } };
};
