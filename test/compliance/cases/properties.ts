/** https://websockets.spec.whatwg.org/#the-websocket-interface as https://webidl.spec.whatwg.org/#interface-object lays it out */
import type { CaseTable } from '../case.ts';
import { attempt, show, showDescriptor, showProperties, wrong } from '../page/show.ts';

const METHODS = ['send', 'close'] as const;

/** What a function can be asked for without calling it. */
function showFunction(value: object): unknown {
  return {
    properties: showProperties(value),
    tag: Object.prototype.toString.call(value),
    type: typeof value,
    extensible: Object.isExtensible(value),
    prototypeIsFunctionPrototype: Object.getPrototypeOf(value) === Function.prototype,
    isConstructor: attempt(() => Reflect.construct(Object, [], wrong(value)) !== null),
  };
}

export const propertiesCases: CaseTable = {
  'window.WebSocket': () => [showDescriptor(window, 'WebSocket'), Object.keys(window).includes('WebSocket')],
  'the order of the globals': () => Reflect.ownKeys(window).indexOf('WebSocket'),
  'own properties of the constructor': () => showProperties(WebSocket),
  'own properties of the prototype': () => showProperties(WebSocket.prototype),
  'the constructor as a function': () => [
    WebSocket.name,
    WebSocket.length,
    typeof WebSocket,
    Object.getPrototypeOf(WebSocket) === EventTarget,
    Object.isExtensible(WebSocket),
    Object.prototype.toString.call(WebSocket),
  ],
  'the methods as functions': () => METHODS.map((name) => showFunction(WebSocket.prototype[name])),
  'methods are no constructors': () =>
    METHODS.map((name) => attempt(() => new (wrong<new () => object>(WebSocket.prototype[name]))())),
  'the accessors': () =>
    ['url', 'readyState', 'bufferedAmount', 'onopen', 'onerror', 'onclose', 'extensions', 'protocol', 'binaryType'].map(
      (name) => {
        const { get, set } = Object.getOwnPropertyDescriptor(WebSocket.prototype, name) ?? {};
        return [name, get ? showFunction(get) : null, set ? showFunction(set) : null];
      },
    ),
  constants: () => {
    const names = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'] as const;
    return names.map((name) => [
      showDescriptor(WebSocket, name),
      showDescriptor(WebSocket.prototype, name),
      attempt(() => Reflect.set(WebSocket, name, 9)),
      attempt(() => Reflect.deleteProperty(WebSocket, name)),
      WebSocket[name],
    ]);
  },
  'keys that are enumerated': ({ briefUrl }) => {
    const socket = new WebSocket(briefUrl());
    const keys = [];
    for (const key in socket) keys.push(key);
    const constructorKeys = [];
    for (const key in WebSocket) constructorKeys.push(key);
    socket.close();
    return [keys, constructorKeys];
  },
  'the links between constructor and prototype': () => [
    WebSocket.prototype.constructor === WebSocket,
    showDescriptor(WebSocket, 'prototype'),
    Object.getPrototypeOf(WebSocket.prototype) === EventTarget.prototype,
    Object.prototype.toString.call(WebSocket.prototype),
  ],
  'socket.constructor': ({ briefUrl }) => {
    const socket = new WebSocket(briefUrl());
    const Again = socket.constructor as typeof WebSocket;
    const second = new Again(briefUrl());
    const seen = [
      Again === WebSocket,
      second instanceof WebSocket,
      second instanceof Again,
      show(second),
      Again.name,
      second.constructor === Again,
    ];
    socket.close();
    second.close();
    return seen;
  },
  instanceof: ({ briefUrl }) => {
    const socket = new WebSocket(briefUrl());
    socket.close();
    return [
      socket instanceof WebSocket,
      socket instanceof EventTarget,
      WebSocket.prototype instanceof WebSocket,
      Object.create(WebSocket.prototype) instanceof WebSocket,
      WebSocket[Symbol.hasInstance](socket),
      WebSocket instanceof Function,
      attempt(() => wrong<object>(1) instanceof WebSocket),
    ];
  },
  'properties that a page adds': ({ briefUrl }) => {
    const Extensible = wrong<{ extra?: number; accessor?: unknown }>(WebSocket);
    Extensible.extra = 5;
    Object.defineProperty(WebSocket, 'accessor', {
      configurable: true,
      get() {
        return this === WebSocket;
      },
    });
    const socket = new WebSocket(briefUrl());
    const seen = [
      showDescriptor(WebSocket, 'extra'),
      Extensible.accessor,
      wrong<typeof Extensible>(socket.constructor).extra,
      delete Extensible.extra,
      delete Extensible.accessor,
      Reflect.ownKeys(WebSocket).map(String),
    ];
    socket.close();
    return seen;
  },
  'members that a page deletes and puts back': () => {
    const { send } = WebSocket.prototype;
    const deleted = Reflect.deleteProperty(WebSocket.prototype, 'send');
    const without = 'send' in WebSocket.prototype;
    WebSocket.prototype.send = send;
    return [deleted, without, WebSocket.prototype.send === send, Reflect.ownKeys(WebSocket.prototype).map(String)];
  },
  'a global that a page deletes': () => [
    Reflect.deleteProperty(window, 'WebSocket'),
    'WebSocket' in window,
    typeof window.WebSocket,
  ],
  'changes of name and length': () => {
    Object.defineProperty(WebSocket, 'name', { value: 'Renamed' });
    Object.defineProperty(WebSocket.prototype.send, 'length', { value: 7 });
    return [WebSocket.name, WebSocket.prototype.send.length, `${WebSocket}`, `${WebSocket.prototype.send}`];
  },
  'a null prototype of the constructor': ({ briefUrl }) => {
    const changed = Reflect.setPrototypeOf(WebSocket, null);
    const socket = new WebSocket(briefUrl());
    socket.close();
    return [changed, Object.getPrototypeOf(WebSocket), show(socket), WebSocket.OPEN];
  },
  'a cyclic prototype': () => [
    attempt(() => Reflect.setPrototypeOf(WebSocket, WebSocket)),
    attempt(() => Reflect.setPrototypeOf(WebSocket, Object.create(WebSocket))),
    attempt(() => Object.setPrototypeOf(WebSocket.prototype.send, Object.create(WebSocket.prototype.send)) !== null),
    attempt(() => typeof Reflect.get(WebSocket, 'not there')),
    attempt(() => typeof Reflect.get(WebSocket.prototype.send, 'not there')),
  ],
  'private fields on the functions': () => {
    const given = function (this: unknown, value: object) {
      return value;
    };
    const Base = wrong<new (value: object) => object>(given);
    class Stamp extends Base {
      readonly #mark = 1;
      static isOn(value: object): boolean {
        return #mark in value;
      }
    }
    for (const value of [WebSocket, WebSocket.prototype.send]) new Stamp(value);
    return [Stamp.isOn(WebSocket), Stamp.isOn(WebSocket.prototype.send), Stamp.isOn(WebSocket.prototype.constructor)];
  },
  'a clone of the functions': () => [
    attempt(() => structuredClone(WebSocket)),
    attempt(() => structuredClone(WebSocket.prototype.send)),
    attempt(() => structuredClone({ toString: Function.prototype.toString })),
  ],
  'messages of errors that name the functions': () => [
    attempt(() => wrong<() => void>(WebSocket)()),
    attempt(() => Reflect.construct(Object, [], wrong(WebSocket.prototype.send))),
    attempt(() => wrong<object>({}) instanceof wrong<() => void>(WebSocket.prototype.send)),
    attempt(() => wrong<{ x: { y: unknown } }>(WebSocket).x.y),
    attempt(() => new Map([wrong<[unknown, unknown]>(WebSocket.prototype.send)]).size),
    attempt(() => wrong<Set<unknown>>(new Set(wrong<[]>(WebSocket))).size),
    attempt(() => JSON.stringify([WebSocket, WebSocket.prototype.send])),
    attempt(() => `${wrong<object>({ toString: WebSocket.prototype.send })}`),
  ],
};
