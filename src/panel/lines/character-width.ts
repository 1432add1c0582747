/** Blocks of Unicode whose characters take two columns of a monospaced font. https://www.unicode.org/reports/tr11/ */
const WIDE: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
];

const isWithin = (unit: number, first: number, last: number) => unit >= first && unit <= last;

/** Columns that a UTF-16 unit takes as `visibleLines` shows it. The second half of a pair takes none. */
export function unitWidth(unit: number): number {
  if (isWithin(unit, 0x20, 0x7e)) return 1;
  if (unit < 0xa0 || unit === 0xad) return unit === 0x0d ? 2 : 4; // escaped: `\r`, `\x1b`
  if (unit < 0x300) return 1;
  if (isWithin(unit, 0x300, 0x36f) || isWithin(unit, 0xfe00, 0xfe0f) || isWithin(unit, 0xdc00, 0xdfff)) return 0;
  if (unit === 0x200c || unit === 0x200d) return 0;
  if (isWithin(unit, 0xd800, 0xdbff)) return 2;
  if (isWithin(unit, 0x2000, 0x206f) || unit === 0xfeff || unit === 0x61c || unit === 0x180e) return 6; // escaped, at most
  return WIDE.some(([first, last]) => isWithin(unit, first, last)) ? 2 : 1;
}
