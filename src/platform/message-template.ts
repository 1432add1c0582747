/** What stands in a template for `$1` to `$9`: characters for private use, which no text of the product has. */
export const PLACES: readonly string[] = Array.from({ length: 9 }, (_, index) => String.fromCodePoint(0xe001 + index));
const PLACE = new RegExp(`[${PLACES.join('')}]`, 'g');

/** A text with its substitutions, as they are; one that is missing is empty, as with the browser's own. */
export function fillTemplate(template: string, substitutions: readonly string[]): string {
  return template.replace(PLACE, (place) => substitutions[PLACES.indexOf(place)] ?? '');
}
