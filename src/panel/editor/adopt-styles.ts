import { StyleModule } from 'style-mod';

/**
 * Lets CodeMirror style this document through `adoptedStyleSheets`: it would write a `<style>`, as its library of styles
 * does wherever there is a `head`, and the policy of extension pages forbids that. What the library keeps of a root stands
 * under a symbol of its own; it is made for a root without a head, and is the document's from then on.
 */
export function adoptStyles(document: Document): void {
  const headless = { ownerDocument: document, adoptedStyleSheets: [] };
  // The library asks a root for no more than these two.
  StyleModule.mount(headless as unknown as ShadowRoot, new StyleModule({}));
  for (const key of Object.getOwnPropertySymbols(headless)) {
    if (!Object.hasOwn(document, key)) Object.assign(document, { [key]: Reflect.get(headless, key) as unknown });
  }
}
