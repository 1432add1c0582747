/** What is wrong with a regular expression, in the browser's words; null when nothing is. */
export function patternProblem(source: string, flags: string): string | null {
  try {
    new RegExp(source, flags);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.replace(/^Invalid regular expression: .*\/[a-z]*: /s, ''); // Chromium repeats the expression
  }
}
