import { uncurry } from '../builtins.ts';

/** Not in the types of the standard library yet: https://tc39.es/proposal-arraybuffer-base64/ */
export const fromBase64 = uncurry((Uint8Array as unknown as { fromBase64(text: string): Uint8Array }).fromBase64);
