/** A text as a literal of JavaScript. Nothing in it can end the literal, a line or a script element, or hide. */
export const scriptLiteral = (text: string): string =>
  JSON.stringify(text).replace(/[^\x20-\x7e\p{L}\p{N}]|[<]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
