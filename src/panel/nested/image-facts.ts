/** A picture in a format that browsers show and that runs nothing: SVG is text, and stays it. */
export interface ImageFacts {
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
}

/** What kind of picture bytes are, and how large it says it is; null when they are none. */
export function imageFacts(bytes: Uint8Array): ImageFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const read of [png, gif, bmp, webp, jpeg]) {
    try {
      const facts = read(view);
      if (facts && facts.width > 0 && facts.height > 0) return facts;
    } catch {
      // A RangeError: it ends within its own head, and is no picture.
    }
  }
  return null;
}

const startsWith = (view: DataView, text: string, at = 0) =>
  view.byteLength >= at + text.length &&
  [...text].every((character, index) => view.getUint8(at + index) === character.charCodeAt(0));

/** https://www.w3.org/TR/png-3/#11IHDR */
function png(view: DataView): ImageFacts | null {
  if (!startsWith(view, '\x89PNG\r\n\x1a\n')) return null;
  return { mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(view: DataView): ImageFacts | null {
  if (!startsWith(view, 'GIF87a') && !startsWith(view, 'GIF89a')) return null;
  return { mediaType: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function bmp(view: DataView): ImageFacts | null {
  // Two letters are little: the size of the second head, which is one of a few, tells a picture from a text.
  if (!startsWith(view, 'BM') || ![40, 108, 124].includes(view.getUint32(14, true))) return null;
  return { mediaType: 'image/bmp', width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function webp(view: DataView): ImageFacts | null {
  if (!startsWith(view, 'RIFF') || !startsWith(view, 'WEBP', 8)) return null;
  const mediaType = 'image/webp';
  if (startsWith(view, 'VP8X', 12)) {
    const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000;
    return { mediaType, width: three(24) + 1, height: three(27) + 1 };
  }
  if (startsWith(view, 'VP8L', 12)) {
    const bits = view.getUint32(21, true);
    return { mediaType, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (!startsWith(view, 'VP8 ', 12)) return null;
  return { mediaType, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/** https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B: segments up to the first frame, which has the size. */
function jpeg(view: DataView): ImageFacts | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { mediaType: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += marker === 0xff ? 1 : 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}
