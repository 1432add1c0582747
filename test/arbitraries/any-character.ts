import fc from 'fast-check';

/** How many halves of pairs there are from U+D800 on: no code point of a text is one. */
const SURROGATES = 0x800;

/**
 * Any code point of Unicode, every other one of ASCII. Fast-check has such a unit too, but that takes a second to make, in
 * every worker.
 */
export const anyCharacter: fc.Arbitrary<string> = fc
  .oneof(fc.nat(0x7f), fc.nat(0x10_ffff - SURROGATES))
  .map((number) => String.fromCodePoint(number < 0xd800 ? number : number + SURROGATES));
