/** Where the hook can stand in a script: before its first code, after what must come first. */
export interface HookPlace {
  readonly index: number;
  /** The directive before it ends without a semicolon. */
  readonly needsSemicolon: boolean;
}

const BYTE_ORDER_MARK = '\xef\xbb\xbf';
const HASHBANG = '#!';
/** One piece of a prologue at a time: what stands in a line of its own, a comment, or a string that may be a directive. */
const BLANK = /[ \t\v\f]+|\r\n?|\n/y;
const COMMENT = /\/\*[\s\S]*?\*\/|(?:\/\/|<!--|-->)[^\r\n]*(?:\r\n?|\n|$)/y;
const STRING = /"(?:[^"\\\r\n]|\\[\s\S])*"|'(?:[^'\\\r\n]|\\[\s\S])*'/y;
/** What goes on with the expression that a string on the line before has begun. */
const CONTINUES = /[-+*/%&|^<>=!?.,([`~]|in\b|instanceof\b/y;
/** At the end of what is seen so far: what may turn out to be a comment, or a word that goes on with an expression. */
const UNFINISHED = /\/\*|(?:\/|<!?-?|--?|i[nstaceof]*)$/y;

/**
 * Finds the place for the hook in `text`, the beginning of a script with a character for each byte. It is at the end
 * of a line wherever there is a line without code, so that no column of the code changes; the number of a line never
 * does. Undefined when more of the script must be seen, which is never when `isWhole`.
 * https://tc39.es/ecma262/#sec-directive-prologues-and-the-use-strict-directive
 */
export function findHookPlace(text: string, isWhole: boolean): HookPlace | undefined {
  if (!isWhole && text.length < BYTE_ORDER_MARK.length + HASHBANG.length) return undefined;
  const start = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  const hashbang = text.startsWith(HASHBANG, start) ? match(/[^\r\n]*(?:\r\n?|\n)?/y, text, start) : '';
  let at = start + hashbang.length;
  let place: HookPlace = { index: at, needsSemicolon: false };
  for (;;) {
    const gap = skipGap(text, at);
    if (!isWhole && (gap.end === text.length || match(UNFINISHED, text, gap.end))) return undefined;
    const needsSemicolon = place.needsSemicolon;
    if (gap.lineEnd !== undefined) place = { index: gap.lineEnd, needsSemicolon };
    const directive = directiveAt(text, gap.end, isWhole);
    if (directive === 'unknown') return undefined;
    if (!directive) return place;
    place = directive;
    at = directive.index;
  }
}

/** Over blanks and comments. `lineEnd`: the first end of a line that is not that of a comment to the end of its line. */
function skipGap(text: string, from: number): { end: number; lineEnd: number | undefined } {
  let end = from;
  let lineEnd: number | undefined;
  for (;;) {
    const blank = match(BLANK, text, end);
    if (lineEnd === undefined && /[\r\n]/.test(blank)) lineEnd = end;
    const piece = blank || match(COMMENT, text, end);
    if (!piece) return { end, lineEnd };
    end += piece.length;
  }
}

/** The place behind a directive; undefined when there is none at `at`. */
function directiveAt(text: string, at: number, isWhole: boolean): HookPlace | 'unknown' | undefined {
  const string = match(STRING, text, at);
  if (!string) return !isWhole && /^["'][^\r\n]*$/.test(text.slice(at)) ? 'unknown' : undefined;
  const behind = at + string.length;
  const gap = skipGap(text, behind);
  if (text[gap.end] === ';') return { index: gap.end + 1, needsSemicolon: false };
  if (!isWhole && (gap.end === text.length || match(UNFINISHED, text, gap.end))) return 'unknown';
  const isOver =
    gap.end === text.length || (/[\r\n]/.test(text.slice(behind, gap.end)) && !match(CONTINUES, text, gap.end));
  return isOver ? { index: behind, needsSemicolon: true } : undefined;
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
