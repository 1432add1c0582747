import { chunkOf } from '../components/chunk.ts';
import { Docked } from '../components/docked.tsx';

const HEX = chunkOf(() => import('./hex-view.tsx'));

/** Bytes, in a view that is loaded when the first ones are looked at. */
export function DockedHexView({ bytes }: { readonly bytes: Uint8Array<ArrayBuffer> }) {
  return <Docked chunk={HEX}>{({ HexView }) => <HexView bytes={bytes} />}</Docked>;
}
