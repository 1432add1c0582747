/** What is drawn in a colour of its own. */
export const PAINTS = ['text', 'line', 'sent', 'received', 'opened', 'closed', 'loss', 'gap'] as const;
export type Paint = (typeof PAINTS)[number];
export type Colours = Readonly<Record<Paint, string>>;

/**
 * The colours that the style sheet gives to the elements in `palette`, one for each paint, in order: so the theme and
 * the forced colours of a high-contrast mode reach a canvas.
 */
export function coloursOf(palette: Element): Colours {
  const colour = (paint: Paint) => {
    const element = palette.children[PAINTS.indexOf(paint)];
    return element ? getComputedStyle(element).color : '';
  };
  return {
    text: colour('text'),
    line: colour('line'),
    sent: colour('sent'),
    received: colour('received'),
    opened: colour('opened'),
    closed: colour('closed'),
    loss: colour('loss'),
    gap: colour('gap'),
  };
}
