import type { Field, FieldValue } from '../decoder.ts';
import type { XmlElement } from './read-xml.ts';

const isElement = (child: XmlElement | string): child is XmlElement => typeof child !== 'string';

/** The text directly in an element. */
export const textIn = ({ children }: XmlElement): string => children.filter((child) => !isElement(child)).join('');

export const elementsIn = ({ children }: XmlElement): XmlElement[] => children.filter(isElement);

export const attributeOf = ({ attributes }: XmlElement, name: string): string | undefined =>
  attributes.find(([key]) => key === name)?.[1];

/** Without its prefix. */
export const localName = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1);

/** Attributes with an `@`, then what is inside; white space between elements is left out. */
export const xmlFields = (element: XmlElement): Field[] => [
  ...element.attributes.map(([name, value]): Field => ({ name: `@${name}`, value })),
  ...element.children.flatMap((child): Field[] => {
    if (isElement(child)) return [{ name: child.name, value: xmlValue(child) }];
    return child.trim() === '' ? [] : [{ name: 'text', value: child }];
  }),
];

/** An element that is only text is that text. */
function xmlValue(element: XmlElement): FieldValue {
  const isText = element.attributes.length === 0 && !element.children.some(isElement);
  return isText ? textIn(element) : xmlFields(element);
}
