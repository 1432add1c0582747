import { createHash } from 'node:crypto';
import type { PanelDriver } from './panel-driver.ts';

/** Bytes of which no two parts are the same, and which nothing compresses; in the panel, too. */
function makeBytes(size: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(size / 4));
  for (let at = 0, word = size; at < words.length; at++) {
    word = (Math.imul(word, 1_664_525) + 1_013_904_223) | 0;
    words[at] = word;
  }
  return new Uint8Array(words.buffer).subarray(0, size);
}

/** Runs in the panel. */
function giveFile(size: number, label: string, make: typeof makeBytes): void {
  const files = new DataTransfer();
  files.items.add(new File([make(size)], `large-${size}.bin`));
  const input = document.querySelector<HTMLInputElement>(`input[type="file"][aria-label="${label}"]`);
  if (!input) throw new Error(`There is no input called ${label}`);
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

export const digestOf = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
export const largeDigest = (size: number): string => digestOf(makeBytes(size));

/** Finds how far a message is on its way; not how far a file is read. */
export const ON_ITS_WAY = 'progress[aria-label^="On its way"]';

/** Opens the composer on the connection of the row that shows a text, with a file of so many bytes in it, read. */
export async function composeFile(panel: PanelDriver, row: string, size: number): Promise<void> {
  await panel.select(row);
  await panel.click('button', 'Edit and resend');
  await chooseFile(panel, size);
}

/** Puts a file of so many bytes into the composer, which is open. */
export async function chooseFile(panel: PanelDriver, size: number): Promise<void> {
  await panel.choose('Send as', 'File (binary)');
  await giveLargeFile(panel, 'File to send', size);
  await panel.find('checkbox', 'As text (UTF-8)'); // stands only beside a file that has been read
}

/** Gives a file of so many bytes to the input of that name, which reads it. */
export async function giveLargeFile(panel: PanelDriver, label: string, size: number): Promise<void> {
  await panel.session.waitFor(`input[type="file"][aria-label="${label}"]`);
  await panel.session.evaluateInPanel(`(${giveFile})(${size}, ${JSON.stringify(label)}, ${makeBytes})`);
}
