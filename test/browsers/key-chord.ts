/** Key names as in `KeyboardEvent.key`, and what WebDriver calls them: https://w3c.github.io/webdriver/#keyboard-actions */
const WEBDRIVER_KEYS: Record<string, string> = {
  Control: '\uE009',
  Shift: '\uE008',
  Alt: '\uE00A',
  Meta: '\uE03D',
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Insert: '\uE016',
  Delete: '\uE017',
};

export interface KeyChord {
  modifiers: string[];
  key: string;
}

/** "Control+Shift+Enter" → its modifiers and its key. The plus key itself is "+", as in "Control++". */
export function parseKeyChord(chord: string): KeyChord {
  const cut = chord.lastIndexOf('+', chord.length - 2);
  return { modifiers: cut < 0 ? [] : chord.slice(0, cut).split('+'), key: chord.slice(cut + 1) };
}

/**
 * The characters with which WebDriver's "Element Send Keys" types the chord; modifiers last to their end.
 * @throws Error for a key that it has no name for
 */
export function toWebDriverKeys(chord: string): string {
  const { modifiers, key } = parseKeyChord(chord);
  return [...modifiers, key].map(toWebDriverKey).join('');
}

function toWebDriverKey(key: string): string {
  const code = WEBDRIVER_KEYS[key] ?? functionKey(key) ?? (key.length === 1 ? key : undefined);
  if (code === undefined) throw new Error(`No key is called ${JSON.stringify(key)}`);
  return code;
}

function functionKey(key: string): string | undefined {
  const number = /^F([1-9]|1[0-2])$/.exec(key)?.[1];
  return number === undefined ? undefined : String.fromCharCode(0xe030 + Number(number));
}
