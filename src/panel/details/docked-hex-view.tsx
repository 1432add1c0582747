import { useChunk } from '../components/use-chunk.ts';

/** Bytes, in a view that is loaded when the first ones are looked at. */
export function DockedHexView({ bytes }: { readonly bytes: Uint8Array<ArrayBuffer> }) {
  const chunk = useChunk(() => import('./hex-view.tsx'), true);
  return chunk && <chunk.HexView bytes={bytes} />;
}
