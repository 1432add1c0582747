import { useMedia } from './use-media.ts';

/** Where there is no room for panes side by side. Low and not quite narrow is better side by side all the same. */
const NARROW = '(width < 640px) and (height >= 320px), (width < 480px)';

export const useIsNarrow = (): boolean => useMedia(NARROW);
