import { signal } from '@preact/signals';
import type { Parcel, Parcels } from '../../session/parcels.ts';

/** The big messages that are on their way to a page. */
export class ParcelStore {
  readonly current = signal<readonly Parcel[]>([]);
  readonly dispose: () => void;

  constructor(parcels: Parcels) {
    this.dispose = parcels.onChange(() => {
      this.current.value = parcels.current;
    });
  }
}
