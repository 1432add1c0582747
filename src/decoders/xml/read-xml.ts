import { xmlText } from './xml-text.ts';

export interface XmlElement {
  /** As it is written, with its prefix. */
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly (XmlElement | string)[];
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** Deeper and larger ones are refused: nobody would look, and the stack is finite. */
const DEPTH = 100;
const NODES = 100_000;

const TAG = /<(\/?)([^\s<>/="'&!?]+)/y;
const ATTRIBUTE = /\s+([^\s<>/="'&]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;
/** What is between elements and says nothing, by how it begins and ends. */
const SKIPPED: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<!DOCTYPE', '>'],
];
const CDATA = '<![CDATA[';

/**
 * The outermost elements of a text, one after the other. Namespaces are left as they are written, entities of one's own
 * are not known: https://www.w3.org/TR/xml/ without its document types. `isPart`: the text is only the beginning.
 * @throws Error when it is not well-formed, or has text outside of its elements.
 */
export function readXml(text: string, isPart = false): XmlElement[] {
  const reader = new XmlReader(text);
  const isWhole = reader.run();
  if (!isWhole && !isPart) throw new Error('XML is cut off');
  if (reader.roots.length === 0) throw new Error('no element of XML');
  return reader.roots;
}

/** Iterative: it builds what it sees, and knows at every place what is open. */
class XmlReader {
  readonly roots: XmlElement[] = [];
  readonly #text: string;
  readonly #open: OpenElement[] = [];
  #at = 0;
  #nodes = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** False when elements are open at the end. */
  run(): boolean {
    while (this.#at < this.#text.length) {
      if (++this.#nodes > NODES) throw new Error('XML has too many elements');
      if (this.#text[this.#at] !== '<') this.#characters();
      else if (this.#text.startsWith('<!', this.#at) || this.#text.startsWith('<?', this.#at)) {
        if (!this.#markup()) return false;
      } else if (!this.#tag()) return false;
    }
    return this.#open.length === 0;
  }

  #characters(): void {
    const next = this.#text.indexOf('<', this.#at);
    const end = next < 0 ? this.#text.length : next;
    const parent = this.#open.at(-1);
    const characters = this.#text.slice(this.#at, end);
    if (parent) parent.children.push(xmlText(characters));
    else if (characters.trim() !== '') throw new Error('text outside of the elements of XML');
    this.#at = end;
  }

  /** False when it is cut off. */
  #markup(): boolean {
    if (this.#text.startsWith(CDATA, this.#at)) {
      const end = this.#text.indexOf(']]>', this.#at);
      this.#open.at(-1)?.children.push(this.#text.slice(this.#at + CDATA.length, end < 0 ? undefined : end));
      return this.#skipTo(end, 3);
    }
    const [start, end] = SKIPPED.find(([beginning]) => this.#text.startsWith(beginning, this.#at)) ?? [];
    if (start === undefined || end === undefined) throw new Error('no markup of XML');
    return this.#skipTo(this.#text.indexOf(end, this.#at + start.length), end.length);
  }

  #skipTo(end: number, length: number): boolean {
    this.#at = end < 0 ? this.#text.length : end + length;
    return end >= 0;
  }

  /** From `<` to `>`; false when it is cut off. */
  #tag(): boolean {
    const [start, slash, name] = this.#match(TAG) ?? [];
    if (start === undefined || name === undefined) return this.#stop();
    const attributes: [string, string][] = [];
    for (let found = this.#match(ATTRIBUTE); found; found = this.#match(ATTRIBUTE)) {
      if (++this.#nodes > NODES) throw new Error('XML has too many attributes');
      attributes.push([found[1] ?? '', xmlText(found[2] ?? found[3] ?? '')]);
    }
    const end = this.#match(TAG_END);
    if (!end) return this.#stop();
    if (slash === '/') this.#close(name, attributes.length > 0 || end[1] === '/');
    else this.#begin({ name, attributes, children: [] }, end[1] === '/');
    return true;
  }

  #begin(element: OpenElement, isEmpty: boolean): void {
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(element);
    else this.roots.push(element);
    if (isEmpty) return;
    if (this.#open.push(element) > DEPTH) throw new Error('XML is nested too deep');
  }

  #close(name: string, isMore: boolean): void {
    if (isMore || this.#open.pop()?.name !== name) throw new Error('an end tag of XML that ends nothing');
  }

  /** Where the text goes on without being a tag, it is none; where it ends, it is cut off. */
  #stop(): false {
    const rest = this.#text.slice(this.#at, this.#at + 4_096);
    if (rest.includes('>')) throw new Error('no tag of XML');
    this.#at = this.#text.length;
    return false;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }
}
