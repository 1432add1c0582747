/** A part of a URL in which `{name}` stands for anything but a slash: the texts between the names. */
export interface UrlTemplate {
  readonly literals: readonly string[];
}

export const urlTemplate = (text: string): UrlTemplate => ({ literals: text.split(/\{[^{}]*\}/) });

/** Names that stand for something: of two templates that fit, the one with fewer says more. */
export const openings = ({ literals }: UrlTemplate): number => literals.length - 1;

/** Whether a text is as a template says, in a time that grows with both lengths: each literal at its first place. */
export function fitsTemplate({ literals }: UrlTemplate, text: string): boolean {
  const [first = '', ...rest] = literals;
  if (!text.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return text === first;
  let at = first.length;
  for (const literal of rest) {
    const found = text.indexOf(literal, at + 1);
    if (found < 0 || text.slice(at, found).includes('/')) return false;
    at = found + literal.length;
  }
  const end = text.length - last.length;
  return end > at && text.endsWith(last) && !text.slice(at, end).includes('/');
}
