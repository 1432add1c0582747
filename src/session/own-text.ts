/**
 * The same text, on its own. Engines keep a part of a text, and what is put together of such parts, as a view on the whole:
 * ten letters of a message that are remembered keep all of it, and the batch that it came in.
 */
export const ownText = (text: string): string => [text.slice(0, 1), text.slice(1)].join('');
