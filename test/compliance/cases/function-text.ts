/** https://tc39.es/ecma262/#sec-function.prototype.tostring: native functions read as native code. */
import type { CaseTable } from '../case.ts';
import { attempt, showProperties, wrong } from '../page/show.ts';
import { addFrame, next, windowOf } from '../page/sockets.ts';

const textOf = Function.prototype.toString;

/** Everything of WebSocket that is a function, and toString itself. */
function functions(): Record<string, unknown> {
  const accessors = Object.entries(Object.getOwnPropertyDescriptors(WebSocket.prototype)).flatMap(
    ([key, { get, set }]) => [
      [`get ${key}`, get],
      [`set ${key}`, set],
    ],
  );
  return {
    WebSocket,
    constructor: WebSocket.prototype.constructor,
    send: WebSocket.prototype.send,
    close: WebSocket.prototype.close,
    toString: Function.prototype.toString,
    addEventListener: EventTarget.prototype.addEventListener,
    ...Object.fromEntries(accessors.filter(([, value]) => value !== undefined)),
  };
}

const textsBy = (read: (value: unknown) => unknown) =>
  Object.entries(functions()).map(([name, value]) => [name, attempt(() => read(value))]);

export const functionTextCases: CaseTable = {
  'String, concatenation and toString': () => [
    textsBy((value) => String(value)),
    textsBy((value) => `${wrong<string>(value)}`),
    textsBy((value) => wrong<object>(value).toString()),
    textsBy((value) => [value].join()),
    textsBy((value) => wrong<object>(value).toLocaleString()),
  ],
  'call, apply, bind and Reflect.apply': () => [
    textsBy((value) => Function.prototype.toString.call(value)),
    textsBy((value) => Function.prototype.toString.apply(value, [])),
    textsBy((value) => Function.prototype.toString.bind(value)()),
    textsBy((value) => Reflect.apply(Function.prototype.toString, value, [])),
    textsBy((value) => textOf.call(value)),
    textsBy((value) => textOf.toString.call(value)),
  ],
  'Object.prototype.toString and JSON': () => [
    textsBy((value) => Object.prototype.toString.call(value)),
    textsBy((value) => JSON.stringify({ value })),
  ],
  'this that is no function': () =>
    [undefined, null, 1, 'text', {}, [], Symbol('s'), document, Object.create(Function.prototype)].map((self) =>
      attempt(() => Function.prototype.toString.call(self)),
    ),
  'functions and classes of the page': () => {
    class Feed extends WebSocket {}
    const named = function named(a: unknown) {
      return a;
    };
    return [Feed, named, () => 0, async () => 0, WebSocket.bind(null), Object, Reflect.construct].map((value) =>
      attempt(() => Function.prototype.toString.call(value)),
    );
  },
  "a page's own Proxies": () => {
    const log: string[] = [];
    const spy = <T extends object>(target: T) =>
      new Proxy(target, {
        get: (object, key) => {
          log.push(`get ${String(key)}`);
          return Reflect.get(object, key);
        },
        getPrototypeOf: () => {
          log.push('getPrototypeOf');
          return null;
        },
      });
    const { proxy, revoke } = Proxy.revocable(() => 0, {});
    revoke();
    const values = [spy(WebSocket), spy(WebSocket.prototype.send), spy(Function.prototype.toString), spy({}), proxy];
    return [values.map((value) => attempt(() => Function.prototype.toString.call(value))), log];
  },
  'toString as a function': () => {
    const text = Function.prototype.toString;
    return [
      showProperties(text),
      Reflect.ownKeys(Function.prototype).length,
      text.name,
      text.length,
      Object.getPrototypeOf(text) === Function.prototype,
      'prototype' in text,
      attempt(() => new (wrong<new () => object>(text))()),
      attempt(() => text.call(text)),
    ];
  },
  'own properties of Function.prototype': () => showProperties(Function.prototype),
  'a toString that a page puts over it': () => {
    const before = Function.prototype.toString;
    Function.prototype.toString = function (this: unknown) {
      return `page: ${Reflect.apply(before, this, [])}`;
    };
    return [textsBy(String), Object.getOwnPropertyDescriptor(Function.prototype, 'toString')?.value === before];
  },
  'toString of another frame': () => {
    const other = addFrame();
    const read = other.Function.prototype.toString;
    return textsBy((value) => read.call(value));
  },
  'functions of another frame': () => {
    const other = addFrame();
    return [
      [
        other.WebSocket,
        other.WebSocket.prototype.send,
        other.WebSocket.prototype.close,
        other.Function.prototype.toString,
      ].map((value) => [String(value), Function.prototype.toString.call(value)]),
    ];
  },
  'functions of frames among themselves': async () => {
    const frames = [await emptyFrame(), await emptyFrame(), addFrame(), window];
    return frames.map((reader) =>
      frames.map(({ WebSocket: Other, Function: Kind }) =>
        [Other, Other.prototype.send, Kind.prototype.toString].map((value) =>
          reader.Function.prototype.toString.call(value),
        ),
      ),
    );
  },
  'functions of a frame within a frame, and of one that was removed': async () => {
    const outer = await emptyFrame();
    const frame = outer.document.createElement('iframe');
    outer.document.documentElement.append(frame);
    const inner = windowOf(frame);
    const { send } = inner.WebSocket.prototype;
    const read = inner.Function.prototype.toString;
    const before = [textOf.call(send), read.call(WebSocket), read.call(outer.WebSocket)];
    outer.frameElement?.remove();
    return [before, textOf.call(send), attempt(() => read.call(WebSocket))];
  },
  'functions of a frame that went to another document': async () => {
    const realm = await emptyFrame();
    const { send } = realm.WebSocket.prototype;
    const frame = realm.frameElement as HTMLIFrameElement;
    const load = next(frame, 'load');
    frame.src = '/empty?again';
    await load;
    return [send, windowOf(frame).WebSocket.prototype.send].map((value) => textOf.call(value));
  },
};

async function emptyFrame(): Promise<Window & typeof globalThis> {
  const frame = document.createElement('iframe');
  frame.src = '/empty';
  const load = next(frame, 'load');
  document.documentElement.append(frame);
  await load;
  return windowOf(frame);
}
