import { useMemo } from 'preact/hooks';
import type { Decoded } from '../../decoders/decode-or-raw.ts';
import { usePanel } from '../panel-model.ts';

/** A message in the terms of its decoder, as soon as it is decoded, and anew when it is decoded otherwise. */
export function useDecoded(row: number): Decoded {
  const { meaning, session } = usePanel();
  const { meanings } = session;
  void meaning.revision.value;
  return useMemo(() => meanings.packetsAt(row), [meanings, row, meanings.edition, row < meanings.decodedRows]);
}
