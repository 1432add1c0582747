/** Downloads a file that is made here. Nothing leaves the machine. */
export function saveFile(fileName: string, parts: BlobPart[], mediaType: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type: mediaType }));
  link.download = fileName;
  link.click();
  // The browser has taken the URL by the time that the click returns, but reads it later.
  addEventListener('pagehide', () => URL.revokeObjectURL(link.href), { once: true });
}
