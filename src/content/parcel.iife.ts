import { receiveParcel } from './parcel-receiver.ts';

// Put into a frame for each parcel that is for it, or for one of its workers.
receiveParcel();
