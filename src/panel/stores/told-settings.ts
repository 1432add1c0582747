import type { SharedSettings } from '../panel-services.ts';

/** Settings whose writes never fail: `tell` hears what the browser says when one could not be kept, as when it is full. */
export function toldSettings(settings: SharedSettings, tell: (reason: string) => void): SharedSettings {
  return {
    read: (key) => settings.read(key),
    watch: (key, listener) => settings.watch(key, listener),
    write: async (key, value) => {
      try {
        await settings.write(key, value);
      } catch (error) {
        tell(error instanceof Error ? error.message : String(error));
      }
    },
  };
}
