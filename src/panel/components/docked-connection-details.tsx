import type { Connection } from '../../session/connection.ts';
import { chunkOf } from './chunk.ts';
import { Docked } from './docked.tsx';

const CONNECTION = chunkOf(() => import('./connection-details.tsx'));

/** The details of a connection, which are loaded when they are first looked at. */
export function DockedConnectionDetails({ connection }: { readonly connection: Connection }) {
  return <Docked chunk={CONNECTION}>{({ ConnectionDetails }) => <ConnectionDetails connection={connection} />}</Docked>;
}
