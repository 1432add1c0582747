import { connectToBackground } from '../platform/content-runtime.ts';
import type { ToHook } from '../protocol/meeting.ts';
import {
  PARCEL_PORT,
  type ParcelBegin,
  type ParcelFailure,
  type ParcelMessage,
  type ParcelNews,
} from '../protocol/parcel.ts';
import { ParcelJoint } from '../protocol/parcel-joint.ts';
import type { Payload } from '../protocol/payload.ts';
import { engineHere, hookedAs, whenLeft } from './hooked.ts';

interface Begun {
  readonly begin: ParcelBegin;
  readonly documentId: string;
  readonly joint: ParcelJoint;
  /** Hears of the page's end no more. */
  readonly unlisten: () => void;
}

/**
 * Takes one parcel over a port of its own, and hands it to the hook as one command. Before it is whole nobody but this has
 * any of it, and nothing of it is left when the port or the page goes.
 */
export function receiveParcel(): void {
  let begun: Begun | null = null;
  const drop = () => {
    begun?.unlisten();
    begun = null;
  };
  const port = connectToBackground(PARCEL_PORT, drop);
  const end = () => {
    drop();
    port.disconnect();
  };
  const tell = (news: ParcelNews) => {
    try {
      port.postMessage(news);
    } catch {
      drop(); // the extension has gone
    }
  };
  const fail = (reason: ParcelFailure) => {
    tell({ type: 'failed', reason });
    end();
  };
  const start = (begin: ParcelBegin, documentId: string) => {
    const hooked = hookedAs(documentId);
    if (!hooked) return fail('gone');
    const joint = new ParcelJoint(begin);
    // Else it would wait in the back/forward cache with what it has.
    begun = { begin, documentId, joint, unlisten: whenLeft(hooked, end) };
    tell({ type: 'taken', upTo: 0 });
  };
  const take = (data: Payload['data']) => {
    if (!begun?.joint.add(data)) return fail('failed');
    const { joint } = begun;
    if (joint.isWhole && !handOver(begun)) return fail('gone');
    tell({ type: 'taken', upTo: joint.taken });
    if (joint.isWhole) end();
  };
  port.onMessage.addListener((raw) => {
    const { documentId, step } = raw as ParcelMessage; // nobody but the background can speak here, which has parsed it
    try {
      if (step.type === 'cancel') return end();
      if (step.type === 'part') return take(step.data);
      start(step, documentId);
    } catch {
      fail('no-room'); // RangeError: so long a buffer or text, or one more of it, cannot be
    }
  });
}

/** False when the document, worker or engine is not there any more, or what was edited waits no more. */
function handOver({ begin: { command }, documentId, joint }: Begun): boolean {
  const hooked = hookedAs(documentId);
  if (!hooked) return false;
  const { hook } = hooked;
  const payload = joint.whole();
  if (command.type === 'release-edited') {
    const engine = engineHere();
    if (!engine?.holds(documentId, command.item)) return false;
    engine.command(documentId, { type: command.type, item: command.item, payload });
    return true;
  }
  // The channel of a shared worker transfers nothing.
  const moved = payload.opcode === 'binary' && hook instanceof MessagePort ? [payload.data] : [];
  hook.postMessage({ ...command, payload } satisfies ToHook, moved);
  return true;
}
