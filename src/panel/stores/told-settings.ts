import type { PanelSettings } from '../panel-services.ts';

/** Settings whose writes never fail: `tell` hears what the browser says when one could not be kept, as when it is full. */
export function toldSettings(settings: PanelSettings, tell: (reason: string) => void): PanelSettings {
  return {
    read: (key) => settings.read(key),
    write: async (key, value) => {
      try {
        await settings.write(key, value);
      } catch (error) {
        tell(error instanceof Error ? error.message : String(error));
      }
    },
  };
}
