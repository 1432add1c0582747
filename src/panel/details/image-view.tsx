import { useEffect, useState } from 'preact/hooks';
import type { ImageFacts } from '../nested/image-facts.ts';
import { usePanel } from '../panel-model.ts';
import css from './image-view.module.css';

interface ImageViewProps {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly facts: ImageFacts;
  readonly isCut: boolean;
}

/** A picture takes 4 bytes a pixel, however few bytes stand for it. */
const MOST_PIXELS = 40_000_000;
const MOST_BYTES = 32 * 1024 * 1024;

/** A picture, unless it is so large that drawing it would hurt. */
export function ImageView({ bytes, facts, isCut }: ImageViewProps) {
  const { wording } = usePanel();
  const { height, mediaType, width } = facts;
  const [url, setUrl] = useState<string | null>(null);
  const [isBroken, setBroken] = useState(false);
  const isTooBig = width * height > MOST_PIXELS || bytes.length > MOST_BYTES;
  useEffect(() => {
    if (isTooBig) return;
    const made = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  const size = wording.text('imageSize', mediaType, wording.number(width), wording.number(height));
  const problem = isTooBig ? 'imageTooBig' : isBroken ? 'imageBroken' : isCut ? 'imageCut' : null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
    <div class={css.image} tabIndex={0} role="group" aria-label={wording.text('image')}>
      <p>
        {size}
        {problem && ` · ${wording.text(problem)}`}
      </p>
      {url && !isBroken && <img src={url} alt={size} onError={() => setBroken(true)} />}
    </div>
  );
}
