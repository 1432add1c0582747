import type { DocumentFacts } from '../../protocol/routing.ts';
import type { Send } from './hook-worker.ts';
import { within } from './worker-target.ts';

/**
 * The document of a frame that the debugger names, among those that have said hello. The debugger and the extension API
 * have no name for a frame in common: the top frame is known by its place, others by a URL that no other frame has.
 */
export async function documentOfFrame(
  send: Send,
  frameId: string,
  documents: readonly DocumentFacts[],
): Promise<DocumentFacts | undefined> {
  const frames = documents.filter(({ context }) => context === undefined);
  const tree = within(await send('Page.getFrameTree'), 'frameTree');
  if (within(tree, 'frame', 'id') === frameId && within(tree, 'frame', 'parentId') === undefined) {
    return frames.findLast((facts) => facts.frameId === 0);
  }
  const url = urlOfFrame(tree, frameId);
  const withUrl = frames.filter((facts) => facts.url.split('#')[0] === url);
  return withUrl.length === 1 ? withUrl[0] : undefined;
}

function urlOfFrame(tree: unknown, frameId: string): unknown {
  if (within(tree, 'frame', 'id') === frameId) return within(tree, 'frame', 'url');
  const children = within(tree, 'childFrames');
  if (!Array.isArray(children)) return undefined;
  return children.map((child: unknown) => urlOfFrame(child, frameId)).find((url) => url !== undefined);
}
