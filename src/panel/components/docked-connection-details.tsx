import type { Connection } from '../../session/connection.ts';
import { useChunk } from './use-chunk.ts';

/** The details of a connection, which are loaded when they are first looked at. */
export function DockedConnectionDetails({ connection }: { readonly connection: Connection }) {
  const chunk = useChunk(() => import('./connection-details.tsx'), true);
  return chunk && <chunk.ConnectionDetails connection={connection} />;
}
