import type { Decoder } from '../decoder.ts';
import { patientDecoder } from '../stateless-decoder.ts';
import { enginePacket, engineVersion, readEngine } from './engine-packet.ts';
import { enginePatience } from './engine-patience.ts';

/** Engine.IO with something else than Socket.IO on top. */
export const engineIoDecoder: Decoder = {
  id: 'engineio',
  start(facts) {
    const version = engineVersion(facts.url);
    return patientDecoder('engineio', (input) => [enginePacket(readEngine(input, version), input)], {
      first: () => [],
      after: ([packet], input) =>
        packet?.type === 'open' ? enginePatience(readEngine(input, version), version) : undefined,
    }).start(facts);
  },
};
