import { type Signal, signal } from '@preact/signals';
import { SchemaFormatError } from '../../decoders/schema/schema-format.ts';
import type { SharedSettings } from '../panel-services.ts';
import type { Removal } from '../undo/undo-store.ts';
import { listChange } from './list-change.ts';
import { SharedSetting } from './shared-setting.ts';
import { withDone } from './with-done.ts';

/** A document of the user, as it was imported. */
export interface KeptDocument<Document> {
  readonly document: Document;
  readonly text: string;
}

/** What one kind of document needs. */
export interface DocumentKind<Document> {
  /** Under which they are remembered. */
  readonly setting: string;
  /** UTF-16 units of one, and of all: what an extension may keep is 10 MB. */
  readonly longest: number;
  readonly longestOfAll: number;
  /** @throws SchemaFormatError */
  read(text: string): Promise<Document>;
  /** What is told when it is added, and need not be asked again. @throws SchemaFormatError */
  check?(document: Document): Promise<void>;
  nameOf(document: Document): string;
  use(documents: readonly Document[]): void;
}

/** A document that was added, and whether the browser keeps it. */
export interface AddedDocument<Document> {
  readonly document: Document;
  readonly isKept: boolean;
}

const MOST = 20;

/** Documents of the user, of one kind, remembered by their names. What reads them is loaded with the first one. */
export class DocumentStore<Document> {
  readonly all: Signal<readonly KeptDocument<Document>[]> = signal([]);
  readonly #kept: SharedSetting;
  readonly #kind: DocumentKind<Document>;

  constructor(settings: SharedSettings, kind: DocumentKind<Document>) {
    this.#kind = kind;
    this.#kept = new SharedSetting(settings, kind.setting, () => {
      const before = this.all.peek();
      return (kept) => this.#take(kept, before);
    });
  }

  /** Takes over what is remembered, as whenever another panel has changed it. What the user does meanwhile stays. */
  load(): Promise<void> {
    return this.#kept.load();
  }

  dispose(): void {
    this.#kept.dispose();
  }

  /**
   * One of the same name, or that had the name `before`, is replaced, and the oldest of too many are forgotten.
   * @throws SchemaFormatError
   */
  async add(file: Blob, before?: string): Promise<AddedDocument<Document>> {
    const { longest } = this.#kind;
    // In UTF-8, a character has four bytes at most: a longer file is not even read.
    if (file.size > 4 * longest) throw new SchemaFormatError('', `is longer than ${longest} characters`);
    const text = await file.text();
    const document = await this.#kind.read(text);
    await this.#kind.check?.(document);
    const names = [this.#kind.nameOf(document), before];
    const isKept = await this.#change(this.#newest([...this.#without(names), { document, text }]));
    return { document, isKept };
  }

  /** It can be taken back, as far as there is room then, while there is no other of its name. */
  remove(name: string): Removal {
    const named = () => this.all.value.filter(({ document }) => this.#kind.nameOf(document) === name);
    const removed = named();
    void this.#change(this.#without([name]));
    return {
      undo: () => void this.#change(this.#newest([...removed, ...this.all.value])),
      isPossible: () => named().length === 0,
    };
  }

  #without(names: readonly (string | undefined)[]): readonly KeptDocument<Document>[] {
    return this.all.value.filter(({ document }) => !names.includes(this.#kind.nameOf(document)));
  }

  #newest(kept: readonly KeptDocument<Document>[]): readonly KeptDocument<Document>[] {
    let units = 0;
    const first = kept.findLastIndex(({ text }) => {
      units += text.length;
      return units > this.#kind.longestOfAll;
    });
    return kept.slice(Math.max(first + 1, kept.length - MOST));
  }

  async #take(remembered: unknown, before: readonly KeptDocument<Document>[]): Promise<void> {
    if (!Array.isArray(remembered)) return;
    const texts = remembered.slice(-MOST).filter((text) => typeof text === 'string');
    const found = (await Promise.all(texts.map((text) => this.#known(text)))).flat();
    const now = this.all.peek();
    const nameOf = ({ document }: KeptDocument<Document>) => this.#kind.nameOf(document);
    const kept = this.#newest(withDone(found, { before, now, nameOf }));
    // The same once more would have every message decoded anew.
    const isSame = kept.length === now.length && kept.every(({ text }, at) => text === now[at]?.text);
    if (!isSame) this.#apply(kept);
    // One of the name of another may have been added when only its text was known here.
    if (now !== before) await this.#remember(found);
  }

  #change(kept: readonly KeptDocument<Document>[]): Promise<boolean> {
    const before = this.all.value;
    this.#apply(kept);
    return this.#remember(before);
  }

  async #remember(before: readonly KeptDocument<Document>[]): Promise<boolean> {
    const change = listChange({ before: textsOf(before), now: textsOf(this.all.value), keys: [] });
    return (await this.#kept.write(change)) === null;
  }

  #apply(kept: readonly KeptDocument<Document>[]): void {
    this.all.value = kept;
    this.#kind.use(kept.map(({ document }) => document));
  }

  /** The one that is here already, or nothing when it is no document that this version reads. */
  async #known(text: string): Promise<KeptDocument<Document>[]> {
    const here = this.all.peek().filter((one) => one.text === text);
    if (here.length > 0) return here.slice(0, 1);
    try {
      return [{ document: await this.#kind.read(text), text }];
    } catch (error) {
      if (error instanceof SchemaFormatError) return [];
      throw error;
    }
  }
}

const textsOf = (kept: readonly KeptDocument<unknown>[]): string[] => kept.map(({ text }) => text);
