export interface JsonMember {
  /** A property name, or the index in an array. */
  readonly key: string;
  readonly node: JsonNode;
}

/** A JSON value that keeps what `JSON.parse` loses: every digit of a number, and keys that occur twice. */
export type JsonNode =
  | { readonly kind: 'object' | 'array'; readonly members: JsonMember[] }
  | { readonly kind: 'string' | 'number' | 'boolean' | 'null'; readonly source: string };

type Container = Extract<JsonNode, { members: JsonMember[] }>;

/** Reads a whole JSON text, however deep; null when it is none. */
export function parseJson(text: string): JsonNode | null {
  if (!/^\s*["{[\-\dtfn]/.test(text)) return null; // most of what is no JSON, without the cost of an exception
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  return readValid(text);
}

/** Iterative, because a hostile text may be nested deeper than the stack. */
function readValid(text: string): JsonNode | null {
  const root: Container = { kind: 'array', members: [] };
  const open: Container[] = [root];
  let key: string | null = null;
  for (let at = 0; at < text.length; ) {
    const parent = open.at(-1) ?? root;
    const character = text[at] ?? '';
    if (character === '}' || character === ']') {
      open.pop();
      at++;
    } else if (character === '{' || character === '[') {
      const node: Container = { kind: character === '{' ? 'object' : 'array', members: [] };
      add(parent, key, node);
      open.push(node);
      key = null;
      at++;
    } else if (isBetween(character)) {
      at++;
    } else {
      const end = character === '"' ? stringEnd(text, at) : wordEnd(text, at);
      const source = text.slice(at, end);
      at = end;
      if (parent.kind === 'object' && key === null) key = decodeString(source);
      else {
        add(parent, key, { kind: kindOf(character), source });
        key = null;
      }
    }
  }
  return root.members[0]?.node ?? null;
}

/** The text that a JSON string literal stands for. */
export function decodeString(source: string): string {
  if (!source.includes('\\')) return source.slice(1, -1);
  const decoded: unknown = JSON.parse(source);
  return String(decoded);
}

function add(parent: Container, key: string | null, node: JsonNode): void {
  parent.members.push({ key: key ?? String(parent.members.length), node });
}

const isBetween = (character: string) => ' \t\n\r,:'.includes(character);

function kindOf(first: string): 'string' | 'number' | 'boolean' | 'null' {
  if (first === '"') return 'string';
  if (first === 'n') return 'null';
  return first === 't' || first === 'f' ? 'boolean' : 'number';
}

/** Behind the closing quote of the string literal that begins at `start`. */
export function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !' \t\n\r,:]}'.includes(text[at] ?? '')) at++;
  return at;
}
