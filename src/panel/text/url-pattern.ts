/** The pattern of all connections to the place of one: its URL without what changes from one to the next. */
export function patternOfUrl(url: string): string {
  const place = url.split(/[?#]/, 1)[0] ?? '';
  return `${place}*`;
}
