import { useEffect, useState } from 'preact/hooks';

/** What a part of the panel exports that is loaded when it is first wanted; null until it is there. */
export function useChunk<Exports extends object>(load: () => Promise<Exports>, isWanted: boolean): Exports | null {
  const [chunk, setChunk] = useState<Exports | null>(null);
  useEffect(() => {
    if (isWanted && !chunk) void load().then(setChunk);
  }, [isWanted]);
  return chunk;
}
