import { useEffect, useState } from 'preact/hooks';

/** Whether the user's own few colours replace those of the page; a change draws the component again. */
export function useForcedColours(): boolean {
  const [isForced, setForced] = useState(() => matchMedia('(forced-colors: active)').matches);
  useEffect(() => {
    const query = matchMedia('(forced-colors: active)');
    const update = () => setForced(query.matches);
    query.addEventListener('change', update);
    return () => query.removeEventListener('change', update);
  }, []);
  return isForced;
}
