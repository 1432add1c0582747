import { type Signal, signal } from '@preact/signals';
import { DECODER_IDS, type DecoderId } from '../../decoders/decoder.ts';
import { isRecord } from '../../protocol/parsed.ts';
import type { DecoderPresets, UrlPreset } from '../../session/decoder-presets.ts';
import type { SharedSettings } from '../panel-services.ts';
import type { Removal } from '../undo/undo-store.ts';
import { listChange } from './list-change.ts';
import { SharedSetting } from './shared-setting.ts';
import { withDone } from './with-done.ts';

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
  readonly #kept: SharedSetting;

  constructor(presets: DecoderPresets, settings: SharedSettings) {
    this.#presets = presets;
    this.#kept = new SharedSetting(settings, SETTING, () => {
      const before = this.urls.peek();
      return (kept) => this.#take(kept, before);
    });
  }

  /** Takes over what is remembered, as whenever another panel has changed it. What is chosen meanwhile stays. */
  load(): Promise<void> {
    return this.#kept.load();
  }

  dispose(): void {
    this.#kept.dispose();
  }

  /** Null: as it is recognised. */
  choose(connection: string, decoder: DecoderId | null): void {
    this.#presets.choose(connection, decoder);
  }

  /** Remembers a choice. `connection`, where it was made, follows it as well. The oldest of too many is forgotten. */
  chooseForUrl(preset: UrlPreset, connection: string): void {
    const others = this.urls.value.filter(({ pattern }) => pattern !== preset.pattern);
    this.#change([...others, preset].slice(-MOST), connection);
  }

  /** It can be taken back while nothing else is chosen for the pattern. */
  forgetUrl(pattern: string): Removal {
    const place = this.urls.value.findIndex((preset) => preset.pattern === pattern);
    const forgotten = this.urls.value.filter((preset) => preset.pattern === pattern);
    this.#change(this.urls.value.filter((preset) => preset.pattern !== pattern));
    return {
      undo: () => this.#change(this.urls.value.toSpliced(place, 0, ...forgotten).slice(-MOST)),
      isPossible: () => this.urls.value.length < MOST && !this.urls.value.some((preset) => preset.pattern === pattern),
    };
  }

  #take(kept: unknown, before: readonly UrlPreset[]): void {
    if (!Array.isArray(kept)) return;
    const now = this.urls.peek();
    const nameOf = ({ pattern }: UrlPreset) => pattern;
    const urls = withDone(kept.flatMap(parsed), { before, now, nameOf }).slice(-MOST);
    // The same once more would have every message decoded anew.
    if (JSON.stringify(urls) === JSON.stringify(now)) return;
    this.#apply(urls);
  }

  #change(now: readonly UrlPreset[], connection?: string): void {
    const before = this.urls.value;
    this.#apply(now, connection);
    void this.#kept.write(listChange({ before, now, keys: ['pattern'] }));
  }

  #apply(urls: readonly UrlPreset[], connection?: string): void {
    this.urls.value = urls;
    this.#presets.chooseForUrls(urls, connection);
  }
}

/** Nothing when it is no choice: what is remembered may be of another version. */
function parsed(raw: unknown): UrlPreset[] {
  if (!isRecord(raw) || typeof raw.pattern !== 'string' || raw.pattern.length > LONGEST_PATTERN) return [];
  const decoder = DECODER_IDS.find((id) => id === raw.decoder);
  return decoder && raw.pattern !== '' ? [{ pattern: raw.pattern, decoder }] : [];
}
