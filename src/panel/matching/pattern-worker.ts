import type { MatchAnswer, MatchRequest } from './pattern-matcher.ts';

/** Runs the user's regular expression where it can be stopped: it may backtrack for longer than anyone will wait. */
const answer = (message: MatchAnswer) => globalThis.postMessage(message);

globalThis.addEventListener('message', ({ data }: MessageEvent<MatchRequest>) => {
  const pattern = new RegExp(data.source, data.flags);
  answer({ type: 'matches', matches: data.texts.map((text) => pattern.test(text)) });
});
answer({ type: 'ready' });
