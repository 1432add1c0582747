/** Nothing is left where a page can look. */
import type { CaseContext, CaseTable } from '../case.ts';
import { attempt, show } from '../page/show.ts';
import { addFrame, finish, next, nextTask, opened } from '../page/sockets.ts';

const GUESSABLE = [
  'wirescope:meet',
  'wirescope',
  'meet',
  'last',
  'active',
  'message',
  'messageerror',
  'connect',
  'pagehide',
  'leaving',
  'kin',
  'tail',
  'wirescope:kin',
];

const isWindow = (value: unknown): value is Window => value === window || value === top;

async function useSocket(context: CaseContext): Promise<void> {
  const socket = await opened(context);
  socket.send('text');
  await next(socket, 'message');
  await finish(socket);
  await nextTask();
}

/** Sorted: Firefox makes globals when they are first used, and orders them so. */
const keysOf = (value: unknown): string[] =>
  value instanceof Object || isWindow(value) ? Reflect.ownKeys(value).map(String).sort() : [String(value)];

export const visibilityCases: CaseTable = {
  'own keys of the globals': async (context) => {
    const look = () => [keysOf(window), keysOf(document), keysOf(navigator), keysOf(Reflect.get(window, 'chrome'))];
    const before = look();
    await useSocket(context);
    return [before, look()];
  },
  'own keys of the prototypes': () =>
    [Window, Document, EventTarget, Event, MessageEvent, MessagePort, Object, Function, Reflect, Navigator].map(
      (value) => [keysOf(value), keysOf(Reflect.get(value, 'prototype'))],
    ),
  'the document': async (context) => {
    const look = () => [
      document.documentElement.outerHTML.length,
      document.documentElement.getAttributeNames(),
      [...document.querySelectorAll('*')].map((element) => element.localName),
      document.styleSheets.length,
      document.adoptedStyleSheets.length,
      [...document.scripts].map((script) => script.src),
    ];
    const before = look();
    await useSocket(context);
    return [before, look()];
  },
  // Without its indices: how many frames there are at the moment is the suite's own doing.
  'the document of the top frame': () => [
    top?.document.documentElement.getAttributeNames(),
    keysOf(top).filter((key) => !/^\d+$/.test(key)),
  ],
  'changes of the document': async (context) => {
    const observer = new MutationObserver(() => undefined);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    await useSocket(context);
    return observer.takeRecords().length;
  },
  'events that can be guessed': async (context) => {
    const heard: string[] = [];
    for (const target of [window, document, document.documentElement, document.fonts]) {
      for (const type of GUESSABLE) target.addEventListener(type, () => heard.push(type), true);
    }
    await useSocket(context);
    return heard;
  },
  'an answer to an event of the page': async (context) => {
    const heard: unknown[] = [];
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => heard.push(show(data));
    for (const target of [window, document.fonts]) {
      for (const type of GUESSABLE) {
        const event = new MessageEvent(type, { data: 'active', ports: [port2], source: port1, cancelable: true });
        const listener = () => heard.push(`own ${type}`);
        target.addEventListener(type, listener);
        heard.push(target.dispatchEvent(event), event.cancelBubble, event.defaultPrevented);
        target.removeEventListener(type, listener);
      }
    }
    port2.start();
    await useSocket(context);
    return heard;
  },
  'events on the fonts of a frame that is being made': async (context) => {
    const heard: string[] = [];
    const frame = document.createElement('iframe');
    document.documentElement.append(frame);
    const listen = (target: EventTarget | undefined) => {
      for (const type of GUESSABLE) target?.addEventListener(type, () => heard.push(type), true);
    };
    listen(frame.contentDocument?.fonts);
    const load = next(frame, 'load');
    frame.src = '/empty';
    await load;
    listen(frame.contentDocument?.fonts);
    listen(document.fonts);
    const another = document.createElement('iframe');
    document.documentElement.append(another);
    await useSocket(context);
    return heard;
  },
  'properties of the windows of one origin': () => {
    const frames = [addFrame(), addFrame()];
    const looked = [window, parent, ...frames].map((realm) => Object.getOwnPropertyNames(realm).length);
    return [looked[2] === looked[3], frames.map((realm) => Reflect.get(realm, 'wirescopePort') === undefined)];
  },
  'messages to the window': async (context) => {
    const heard: unknown[] = [];
    window.addEventListener('message', ({ data }) => heard.push(data));
    window.postMessage({ type: 'subscribe', after: 0 }, '*');
    await next(window, 'message');
    await useSocket(context);
    return heard;
  },
  'numbers of timers': async (context) => {
    const before = window.setTimeout(() => undefined);
    await useSocket(context);
    const after = window.setTimeout(() => undefined);
    // The case itself, and the host in a window of its own, set the same ones in each mode.
    return after - before;
  },
  'performance entries': async (context) => {
    await useSocket(context);
    // Others tell how busy the machine was, as `longtask` does.
    const types = ['navigation', 'resource', 'mark', 'measure'];
    const entries = performance.getEntries().filter(({ entryType }) => types.includes(entryType));
    return entries.map(({ entryType, name }) => `${entryType} ${name}`).sort();
  },
  'files of the extension': async ({ extensionOrigin }) => {
    const paths = ['/manifest.json', '/src/page/hook.iife.js', '/src/content/relay.iife.js', '/icons/icon-16.png'];
    const reach = async (path: string) => {
      const image = new Image();
      const outcome = Promise.race([
        next(image, 'load').then(() => 'loaded'),
        next(image, 'error').then(() => 'not loaded'),
      ]);
      image.src = extensionOrigin + path;
      const fetched = await fetch(extensionOrigin + path).then(String, (error: Error) => error.name);
      return [await outcome, fetched];
    };
    return Promise.all(paths.map(reach));
  },
  storage: async () => [
    Object.keys(localStorage),
    Object.keys(sessionStorage),
    document.cookie,
    await indexedDB.databases(),
    history.length > 0 && show(history.state),
    window.name,
  ],
  'console, errors and rejections': async (context) => {
    const seen: string[] = [];
    const methods = Object.keys(console) as (keyof Console)[];
    for (const method of methods.filter((name) => typeof console[name] === 'function'))
      Reflect.set(console, method, () => seen.push(method));
    for (const type of ['error', 'unhandledrejection', 'rejectionhandled', 'securitypolicyviolation', 'warning'])
      window.addEventListener(type, () => seen.push(type), true);
    await useSocket(context);
    attempt(() => new WebSocket('ftp://host'));
    await nextTask();
    return seen;
  },
  'own keys of Error, whose members the page has set': async (context) => {
    const look = () => [Reflect.ownKeys(Error).map(String), Object.getOwnPropertyDescriptors(Error)];
    const before = look();
    Reflect.set(Error, 'prepareStackTrace', undefined);
    Reflect.set(Error, 'after', 1);
    await useSocket(context);
    const between = look();
    Reflect.deleteProperty(Error, 'prepareStackTrace');
    Object.freeze(Error);
    await useSocket(context);
    return show([before, between, look()]);
  },
  'the frames of the window': () => [window.length, parent.length > 0, frames === window, opener],
};
