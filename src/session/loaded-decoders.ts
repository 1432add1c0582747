import type { Decoder, DecoderId } from '../decoders/decoder.ts';
import type { Registry } from './decoder-choice.ts';

/** The decoders that are here: each is loaded when it is first needed. */
export class LoadedDecoders {
  readonly #registry: Registry;
  readonly #loaded = new Map<DecoderId, Decoder>();

  constructor(registry: Registry) {
    this.#registry = registry;
  }

  get(id: DecoderId): Decoder | undefined {
    return this.#loaded.get(id);
  }

  /** One that cannot be loaded fails on every message, so that each says why. */
  async load(id: DecoderId): Promise<void> {
    try {
      this.#loaded.set(id, await this.#registry[id].load());
    } catch (error) {
      console.warn(`the decoder ${id} could not be loaded`, error);
      this.#loaded.set(id, failing(id));
    }
  }
}

function failing(id: DecoderId): Decoder {
  const stream = {
    decode: () => {
      throw new Error('the decoder could not be loaded');
    },
    fork: () => stream,
  };
  return { id, start: () => stream };
}
