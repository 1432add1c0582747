import type { SharedSettings } from '../panel-services.ts';

/**
 * Settings of which `tell` hears what the browser says when one could not be kept, as when it is full. A write never fails
 * then; whoever has changed one hears of it, too.
 */
export function toldSettings(settings: SharedSettings, tell: (reason: string) => void): SharedSettings {
  const told = (error: unknown) => tell(error instanceof Error ? error.message : String(error));
  return {
    read: (key) => settings.read(key),
    watch: (key, listener) => settings.watch(key, listener),
    write: async (key, value) => {
      try {
        await settings.write(key, value);
      } catch (error) {
        told(error);
      }
    },
    change: async (key, change) => {
      try {
        await settings.change(key, change);
      } catch (error) {
        told(error);
        throw error;
      }
    },
  };
}
