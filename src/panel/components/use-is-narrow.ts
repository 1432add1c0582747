import { useEffect, useState } from 'preact/hooks';

/** Where there is no room for panes side by side. Low and not quite narrow is better side by side all the same. */
const NARROW = '(width < 640px) and (height >= 320px), (width < 480px)';

export function useIsNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const update = () => setNarrow(query.matches);
    query.addEventListener('change', update);
    return () => query.removeEventListener('change', update);
  }, []);
  return isNarrow;
}
