import { useMedia } from '../components/use-media.ts';

/** Whether the user's own few colours replace those of the page; a change draws the component again. */
export const useForcedColours = (): boolean => useMedia('(forced-colors: active)');
