import type { MessageKey } from '../panel-services.ts';
import { visibleText } from '../text/visible-text.ts';
import type { Wording } from '../text/wording.ts';

/** What the parsers say is needed; the groups are what the texts name. */
const TEXTS: readonly (readonly [RegExp, MessageKey])[] = [
  [/^a whole number from (\S+) to (\S+)$/, 'needsWhole'],
  [/^a number from (\S+) to (\S+)$/, 'needsNumber'],
  [/^at most (\d+) (?:characters|of them)$/, 'needsShorter'],
  [/^at most (\d+) bytes$/, 'needsFewerBytes'],
  [/^nothing is everywhere$/, 'needsText'],
  [/^a path begins with \$$/, 'needsPath'],
  [/^a step is needed at character (\d+)$/, 'needsStep'],
  [/^the whole message cannot be deleted$/, 'needsPart'],
  [/^pairs of the digits 0–9 and a–f$/, 'needsHex'],
  [/^this is no base64$/, 'needsBase64'],
  [/^(?:a value is needed here; null is one|this is no JSON)$/, 'needsJson'],
  [/^a repetition within a repetition may never end$/, 'needsSafePattern'],
  [/^the flag y has no meaning here$/, 'needsNoSticky'],
  [/^a .+ is needed at character (\d+)$/, 'needsQuery'],
  [/^(\S+) is not known while a message is on its way$/, 'needsKnown'],
  [/^a URL that begins with ws/, 'needsSocketUrl'],
  [/^(\d+) is a code that is never used$/, 'needsCode'],
  [/^(\d+) has no reason$/, 'needsNoReason'],
  [/^more bytes than a message may have$/, 'tooLong'],
  [/^an object is needed here$/, 'needsObject'],
  [/^there is no such field; there are (.*)$/, 'needsKnownField'],
  [/^a text is needed here$/, 'needsAnyText'],
  [/^true or false is needed here$/, 'needsFlag'],
  [/^one of (.*)$/, 'needsChoice'],
  [/^a list is needed here$/, 'needsList'],
  [/^either this or (\S+)$/, 'needsEither'],
  [/^two of them have the id (.*)$/s, 'needsOwnId'],
  [/^it may not be empty$/, 'needsContent'],
  [/^(\S+) is about connections: no direction and no query$/, 'needsNoMessages'],
  [/^version (\d+) is needed here$/, 'needsVersion'],
  [/^this is no JSON: (.*)$/s, 'rulesNoJson'],
  [/^this is no file of rules$/, 'rulesNoFile'],
  [/^a newer Wirescope has written version (\S+); this one reads (\S+)$/, 'rulesNewer'],
  [/^the file has more than (\d+) bytes$/, 'rulesTooBig'],
  [/^it has (\d+) rules, and there is room for (\S+)$/, 'rulesTooMany'],
];

/** Between the place of a mistake, as `rules[2].what.wait`, and what is needed there. */
const AFTER_PLACE = ': ';

/** In the language of the interface; what the browser itself says of a regular expression stays as it is. */
export function mistakeText(wording: Wording, needed: string): string {
  return translated(wording, needed) ?? visibleText(needed);
}

/** The error of a file of rules: its place, where it has one, and what is needed there. */
export function fileMistakeText(wording: Wording, error: string): string {
  const whole = translated(wording, error);
  if (whole !== null) return whole;
  // A field may have any name, this separator in it as well.
  for (let at = error.indexOf(AFTER_PLACE); at >= 0; at = error.indexOf(AFTER_PLACE, at + 1)) {
    const needed = translated(wording, error.slice(at + AFTER_PLACE.length));
    if (needed !== null) return `${visibleText(error.slice(0, at))}: ${needed}`;
  }
  return visibleText(error);
}

/** Null for what is none of the texts. */
function translated(wording: Wording, needed: string): string | null {
  for (const [pattern, key] of TEXTS) {
    const found = pattern.exec(needed);
    if (found) return wording.text(key, ...found.slice(1).map(readable(wording)));
  }
  return null;
}

const readable = (wording: Wording) => (part: string) =>
  /^\d+$/.test(part) ? wording.number(Number(part)) : visibleText(part);
