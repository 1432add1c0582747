import { type Signal, signal } from '@preact/signals';
import { DECODER_IDS, type DecoderId } from '../../decoders/decoder.ts';
import { isRecord } from '../../protocol/parsed.ts';
import type { DecoderPresets, UrlPreset } from '../../session/decoder-presets.ts';
import type { PanelSettings } from '../panel-services.ts';

const SETTING = 'decoders';
const MOST = 100;
export const LONGEST_PATTERN = 1_000;

/** The decoders that the user has chosen: for one connection while the panel is open, for URLs for ever. */
export class DecoderStore {
  /** Remembered. */
  readonly urls: Signal<readonly UrlPreset[]> = signal([]);
  /** Whether the choice in Details is to have the focus next. */
  readonly isWished = signal(false);
  readonly #presets: DecoderPresets;
  readonly #settings: PanelSettings;

  constructor(presets: DecoderPresets, settings: PanelSettings) {
    this.#presets = presets;
    this.#settings = settings;
  }

  async load(): Promise<void> {
    const saved = await this.#settings.read(SETTING);
    if (!Array.isArray(saved)) return;
    const urls = saved.flatMap(parsed).slice(-MOST);
    if (urls.length > 0) this.#apply(urls);
  }

  /** Null: as it is recognised. */
  choose(connection: string, decoder: DecoderId | null): void {
    this.#presets.choose(connection, decoder);
  }

  /** Remembers a choice. `connection`, where it was made, follows it as well. The oldest of too many is forgotten. */
  chooseForUrl(preset: UrlPreset, connection: string): void {
    const others = this.urls.value.filter(({ pattern }) => pattern !== preset.pattern);
    this.#apply([...others, preset].slice(-MOST), connection);
    this.#save();
  }

  /** Returns what takes it back. */
  forgetUrl(pattern: string): () => void {
    const place = this.urls.value.findIndex((preset) => preset.pattern === pattern);
    const forgotten = this.urls.value.filter((preset) => preset.pattern === pattern);
    const others = () => this.urls.value.filter((preset) => preset.pattern !== pattern);
    const change = (urls: readonly UrlPreset[]) => {
      this.#apply(urls.slice(-MOST));
      this.#save();
    };
    change(others());
    return () => change(others().toSpliced(place, 0, ...forgotten));
  }

  #apply(urls: readonly UrlPreset[], connection?: string): void {
    this.urls.value = urls;
    this.#presets.chooseForUrls(urls, connection);
  }

  #save(): void {
    void this.#settings.write(SETTING, this.urls.value);
  }
}

/** Nothing when it is no choice: what is remembered may be of another version. */
function parsed(raw: unknown): UrlPreset[] {
  if (!isRecord(raw) || typeof raw.pattern !== 'string' || raw.pattern.length > LONGEST_PATTERN) return [];
  const decoder = DECODER_IDS.find((id) => id === raw.decoder);
  return decoder && raw.pattern !== '' ? [{ pattern: raw.pattern, decoder }] : [];
}
