import { escaped, type Found, type MakeMatcher, SchemaCompiler } from '../json-schema/schema-compiler.ts';
import { recordAt, SchemaFormatError, textAt } from '../schema/schema-format.ts';
import type { MessageDescription } from './asyncapi-document.ts';
import { readMessage } from './read-message.ts';
import { References } from './references.ts';

/** A part of a document, behind its references. */
export interface Part {
  readonly record: Record<string, unknown>;
  /** Where it stands, as a JSON pointer. */
  readonly place: string;
}

/** Messages, channels, operations or servers of a document. */
const MOST = 5_000;
/** Places that have a message: references and aliases let a short document have any number. */
const MOST_USES = 50_000;
/** What is told of what is not understood. */
const NOTES = 100;

/** What both versions of the specification have in common. */
export class DocumentReader {
  readonly root: Record<string, unknown>;
  readonly references: References;
  readonly compiler: SchemaCompiler;
  readonly defaultContentType: string;
  readonly #messages = new Map<object, MessageDescription>();
  readonly #notes = new Set<string>();
  #uses = 0;

  constructor(root: Record<string, unknown>, makeMatcher: MakeMatcher) {
    this.root = root;
    this.references = new References(root);
    this.compiler = new SchemaCompiler({
      follow: (ref, place) => this.references.next(ref, place),
      makeMatcher,
      note: (place, problem) => this.note(place, problem),
    });
    const { defaultContentType: type } = root;
    this.defaultContentType = type === undefined ? 'application/json' : textAt(type, '/defaultContentType');
  }

  get notes(): readonly string[] {
    return [...this.#notes];
  }

  get messages(): readonly MessageDescription[] {
    return [...this.#messages.values()];
  }

  note(place: string, problem: string): void {
    if (this.#notes.size < NOTES) this.#notes.add(`${place} ${problem}`);
  }

  /** @throws SchemaFormatError when it is no object, or refers to nothing in the document. */
  part(raw: unknown, place: string): Part {
    const found: Found = this.references.found(raw, place);
    return { record: recordAt(found.raw, found.place), place: found.place };
  }

  /** The members of an object, each behind its references; none where there is no such object. */
  parts(raw: unknown, place: string): (Part & { readonly name: string })[] {
    if (raw === undefined) return [];
    const { record, place: there } = this.part(raw, place);
    const entries = Object.entries(record);
    if (entries.length > MOST) throw new SchemaFormatError(there, `has more than ${MOST} members`);
    return entries.map(([name, member]) => ({ name, ...this.part(member, `${there}/${escaped(name)}`) }));
  }

  /** Counts the places that have messages. @throws SchemaFormatError when there are too many. */
  use(messages: number, place: string): void {
    this.#uses += messages;
    if (this.#uses > MOST_USES) throw new SchemaFormatError(place, `is one of more than ${MOST_USES} uses of messages`);
  }

  /** `key`: what it is called where nothing else names it. The same message is one, however often it is referred to. */
  message(raw: unknown, place: string, key: string): MessageDescription {
    this.use(1, place);
    const part = this.part(raw, place);
    const known = this.#messages.get(part.record);
    if (known) return known;
    const message = readMessage(this, part, key);
    this.#messages.set(part.record, message);
    return message;
  }
}
