/** What a terminal could take for a command, or would show as nothing: controls beyond ASCII, marks of direction. */
const HIDDEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f]/g;

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** JSON that means the same and does nothing to a terminal. In JSON such characters stand in texts only. */
export const printableJson = (json: string): string => json.replace(HIDDEN, escaped);

/** Untrusted text on one line of a terminal. */
export const onePrintableLine = (text: string): string => text.replace(CONTROL, escaped).replace(HIDDEN, escaped);
