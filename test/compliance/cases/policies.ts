/** Pages with a Content Security Policy: nothing of ours is reported, and what is reported names the page. */
import type { CaseContext, CaseTable } from '../case.ts';
import { attempt } from '../page/show.ts';
import { finish, next, nextData, nextTask, opened } from '../page/sockets.ts';

/** A policy that holds from here on. https://www.w3.org/TR/CSP3/#meta-element */
function setPolicy(policy: string): void {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policy;
  document.head.append(meta);
}

function violations(): unknown[] {
  const seen: unknown[] = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    const { violatedDirective, sourceFile, blockedURI, sample, statusCode } = event;
    seen.push([violatedDirective, sourceFile, blockedURI.replace(/:\d+/, ''), sample, statusCode]);
  });
  return seen;
}

async function talkUnder(policy: string, context: CaseContext): Promise<unknown> {
  const seen = violations();
  setPolicy(policy);
  const socket = await opened(context);
  socket.send('text');
  const echo = await nextData(socket);
  const texts = [String(WebSocket), attempt(() => new WebSocket('ftp://host'))];
  const end = await finish(socket);
  await nextTask();
  return [echo, texts, end, seen];
}

export const policiesCases: CaseTable = {
  'no script at all': (context) => talkUnder("script-src 'none'", context),
  'no eval and no WebAssembly': (context) => talkUnder("default-src 'self'; connect-src *", context),
  'Trusted Types': (context) =>
    talkUnder("require-trusted-types-for 'script'; trusted-types 'none'; script-src 'self'", context),
  'a connection that is forbidden': (context) => forbidden(context, WebSocket),
  'a connection that is forbidden, in a subclass': (context) => forbidden(context, class Feed extends WebSocket {}),
};

/** Firefox throws, and says where from; Chromium does not. */
async function forbidden({ briefUrl }: CaseContext, Constructor: typeof WebSocket): Promise<unknown> {
  const seen = violations();
  setPolicy("connect-src 'none'");
  const reported = next(document, 'securitypolicyviolation');
  const outcome: unknown[] = [];
  try {
    const socket = new Constructor(briefUrl());
    outcome.push(socket.readyState, socket instanceof Constructor);
  } catch (error) {
    outcome.push(String(error).replace(/line \d+/, 'line n'));
  }
  await reported;
  return [outcome, seen];
}
