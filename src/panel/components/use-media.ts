import { useLayoutEffect, useState } from 'preact/hooks';

/** Whether a media query holds, now and as it changes. */
export function useMedia(condition: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(condition).matches);
  useLayoutEffect(() => {
    const query = matchMedia(condition);
    const update = () => setHolds(query.matches);
    query.addEventListener('change', update);
    update(); // DevTools may give the panel its size between its first drawing and this
    return () => query.removeEventListener('change', update);
  }, [condition]);
  return holds;
}
