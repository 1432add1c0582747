/** What a page may ask of a server that has no protocol of its own; it gives all other messages back. */

/**
 * @param {string} text
 * @returns {{ burst: string[], closes: boolean }} texts to be sent; whether to close with 4000 "asked to close"
 */
export function commandsOf(text) {
  const [, count = '0'] = /^burst (\d+)$/.exec(text) ?? [];
  const burst = Array.from({ length: Number(count) }, (_, tick) => JSON.stringify({ type: 'tick', tick }));
  return { burst, closes: text === 'close' };
}
