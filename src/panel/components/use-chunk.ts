import { useEffect, useState } from 'preact/hooks';
import type { Chunk } from './chunk.ts';

/** What a chunk exports, from when it is first wanted here; null until it is there: at once where it was loaded before. */
export function useChunk<Exports extends object>(chunk: Chunk<Exports>, isWanted: boolean): Exports | null {
  const [wasWanted, setWanted] = useState(isWanted);
  useEffect(() => {
    if (!isWanted) return;
    setWanted(true);
    void chunk.load();
  }, [chunk, isWanted]);
  const exports = chunk.exports.value;
  return isWanted || wasWanted ? exports : null;
}
