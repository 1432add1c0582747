/** Classes on top of WebSocket, and https://tc39.es/ecma262/#sec-reflect.construct with any newTarget. */
import type { CaseTable } from '../case.ts';
import { attempt, show, wrong } from '../page/show.ts';
import { addFrame, finish, next, nextData } from '../page/sockets.ts';

/** Constructs with a newTarget; tells the prototype's owner by name. */
function constructAs(url: string, newTarget: unknown, prototypes: Readonly<Record<string, object>>): unknown {
  return attempt(() => {
    const socket: WebSocket = Reflect.construct(WebSocket, [url], wrong(newTarget));
    const prototype: unknown = Object.getPrototypeOf(socket);
    const owner = Object.entries(prototypes).find(([, candidate]) => candidate === prototype)?.[0];
    const isSocket = attempt(() => Reflect.get(WebSocket.prototype, 'readyState', socket));
    WebSocket.prototype.close.call(socket);
    return [
      owner ?? 'another prototype',
      socket instanceof WebSocket,
      Object.prototype.toString.call(socket),
      isSocket,
    ];
  });
}

export const subclassingCases: CaseTable = {
  'a class with fields, statics and methods': async ({ url }) => {
    class Feed extends WebSocket {
      static readonly version = 3;
      static make(to: string): Feed {
        return new this(to);
      }
      readonly started = 'yes';
      #count = 0;
      get count(): number {
        return this.#count;
      }
      sendNumbered(text: string): void {
        this.#count++;
        this.send(`${this.#count}:${text}`);
      }
    }
    const feed = Feed.make(url());
    await next(feed, 'open');
    feed.sendNumbered('first');
    const echo = await nextData(feed);
    return [
      [Feed.name, Feed.length, Feed.OPEN, Feed.version, Object.getPrototypeOf(Feed) === WebSocket],
      [feed instanceof Feed, feed instanceof WebSocket, feed.constructor === Feed, Reflect.ownKeys(feed)],
      [feed.started, feed.count, echo, Object.prototype.toString.call(feed)],
      await finish(feed),
    ];
  },
  'send and close that are overridden': async ({ url }) => {
    const log: string[] = [];
    class Feed extends WebSocket {
      override send(data: string): void {
        log.push(`send ${data}`);
        super.send(`<${data}>`);
      }
      override close(code?: number, reason?: string): void {
        log.push(`close ${code} ${reason}`);
        super.close(code ?? 3003, reason ?? 'by the class');
      }
    }
    const feed = new Feed(url());
    await next(feed, 'open');
    feed.send('x');
    WebSocket.prototype.send.call(feed, 'past the override');
    const echo = await nextData(feed);
    return [echo, await finish(feed), log];
  },
  'accessors and handlers that are overridden': async ({ url }) => {
    const log: string[] = [];
    class Feed extends WebSocket {
      override get readyState(): 0 | 1 | 2 | 3 {
        log.push('readyState');
        return super.readyState;
      }
      override get binaryType(): BinaryType {
        log.push('get binaryType');
        return super.binaryType;
      }
      override set binaryType(value: BinaryType) {
        log.push(`set binaryType ${value}`);
        super.binaryType = value;
      }
      override get url(): string {
        log.push('url');
        return 'changed';
      }
      override addEventListener(...args: unknown[]): void {
        log.push(`addEventListener ${String(args[0])}`);
        Reflect.apply(super.addEventListener, this, args);
      }
    }
    Object.defineProperty(Feed.prototype, 'onmessage', {
      set: (value) => void log.push(`set onmessage ${typeof value}`),
    });
    const feed = new Feed(url());
    await next(feed, 'open');
    feed.onmessage = () => void log.push('never');
    feed.binaryType = 'arraybuffer';
    feed.send(new Uint8Array([1]));
    const echo = await nextData(feed);
    return [echo, feed.url, feed.binaryType, await finish(feed), log];
  },
  'fields that shadow members': async ({ url }) => {
    class Feed extends WebSocket {
      override readonly OPEN = wrong<1>(77);
      readonly marker = Object.defineProperty(this, 'send', { value: () => 'own send', configurable: true }) === this;
    }
    const feed = new Feed(url());
    await next(feed, 'open');
    const own = feed.send('not sent');
    Reflect.deleteProperty(feed, 'send');
    feed.send('sent');
    return [own, feed.OPEN, await nextData(feed), await finish(feed)];
  },
  'handlers that are set in the constructor': async ({ url }) => {
    const log: string[] = [];
    class Feed extends WebSocket {
      override onopen = () => void log.push('field');
      constructor(to: string) {
        super(to, ['p']);
        this.addEventListener('open', () => log.push('listener'));
        log.push(`new.target ${new.target === Feed}`, `protocol "${this.protocol}"`);
      }
    }
    const feed = new Feed(url());
    await next(feed, 'open');
    return [log, Reflect.ownKeys(feed), await finish(feed)];
  },
  'a constructor that returns another object': ({ briefUrl }) => {
    class Feed extends WebSocket {
      constructor(to: string, instead: object) {
        super(to);
        this.close();
        // biome-ignore lint/correctness/noConstructorReturn: that is the case
        return wrong(instead);
      }
    }
    const instead = {};
    return [new Feed(briefUrl(), instead) === wrong(instead), attempt(() => new Feed(briefUrl(), wrong(1)))];
  },
  'this before super': () => {
    class Feed extends WebSocket {
      // biome-ignore lint/correctness/noUnreachableSuper: that is the case
      constructor() {
        if (Reflect.has({}, 'never')) super('ws://127.0.0.1');
      }
    }
    return attempt(() => new Feed());
  },
  'super that throws': () => {
    class Feed extends WebSocket {}
    return [attempt(() => new Feed('ftp://host')), attempt(() => new (wrong<new () => Feed>(Feed))())];
  },
  'a class without new': () => {
    class Feed extends WebSocket {}
    return attempt(() => wrong<() => void>(Feed)());
  },
  'two levels and a mixin': async ({ url }) => {
    const Loud = <B extends new (...args: never[]) => WebSocket>(Base: B) =>
      class extends wrong<new (to: string) => WebSocket>(Base) {
        shout(text: string): void {
          this.send(text.toUpperCase());
        }
      };
    class Middle extends WebSocket {}
    class Feed extends Loud(Middle) {}
    const feed = new Feed(url());
    await next(feed, 'open');
    feed.shout('loud');
    return [await nextData(feed), feed instanceof Middle, await finish(feed)];
  },
  'classes of the old style': async ({ url }) => {
    function Feed(this: unknown, to: string): WebSocket {
      const socket = new WebSocket(to);
      return Object.setPrototypeOf(socket, Feed.prototype);
    }
    Feed.prototype = Object.create(WebSocket.prototype, { extra: { value: 'extra' } });
    const feed = new (wrong<new (to: string) => WebSocket & { extra: string }>(Feed))(url());
    await next(feed, 'open');
    return [feed.extra, feed instanceof wrong<typeof WebSocket>(Feed), await finish(feed)];
  },
  'WebSocket.call in a constructor': ({ briefUrl }) => {
    function Feed(this: unknown, to: string): void {
      wrong<(this: unknown, to: string) => void>(WebSocket).call(this, to);
    }
    return attempt(() => new (wrong<new (to: string) => object>(Feed))(briefUrl()));
  },
  'every newTarget': ({ briefUrl }) => {
    class Other {}
    function Plain(this: unknown): void {
      // makes nothing
    }
    const prototypes = {
      WebSocket: WebSocket.prototype,
      Other: Other.prototype,
      Plain: Plain.prototype,
      Object: Object.prototype,
      Array: Array.prototype,
    };
    const withoutPrototype = new Function() as { prototype: unknown };
    withoutPrototype.prototype = 1;
    const targets = [
      WebSocket,
      Other,
      Plain,
      Object,
      Array,
      Other.bind(null),
      withoutPrototype,
      () => 0,
      {},
      undefined,
    ];
    return targets.map((target) => constructAs(briefUrl(), target, prototypes));
  },
  'how often newTarget is read': ({ briefUrl }) => {
    const log: string[] = [];
    const target = new Proxy(class Other {}, {
      get: (object, key) => {
        log.push(`get ${String(key)}`);
        return Reflect.get(object, key);
      },
      getPrototypeOf: (object) => {
        log.push('getPrototypeOf');
        return Reflect.getPrototypeOf(object);
      },
    });
    const url = { toString: () => `${briefUrl()}${log.push('url') > 9}` };
    return [attempt(() => show(Reflect.construct(WebSocket, [url], target))), log];
  },
  'a newTarget whose prototype throws': ({ briefUrl }) => {
    const target = class Other {}.bind(null);
    Object.defineProperty(target, 'prototype', {
      get: () => {
        throw new RangeError('from the page');
      },
    });
    return constructAs(briefUrl(), target, {});
  },
  'a newTarget of another frame': ({ briefUrl }) => {
    const other = addFrame();
    const withoutPrototype = new other.Function();
    withoutPrototype.prototype = null;
    const prototypes = {
      'own WebSocket': WebSocket.prototype,
      "the frame's WebSocket": other.WebSocket.prototype,
      "the frame's Object": other.Object.prototype,
    };
    return [other.WebSocket, other.Object, withoutPrototype, withoutPrototype.bind(null)].map((target) =>
      constructAs(briefUrl(), target, prototypes),
    );
  },
  'the constructor of another frame': ({ briefUrl }) => {
    const other = addFrame();
    const socket = new other.WebSocket(briefUrl());
    const seen = [
      socket instanceof other.WebSocket,
      socket instanceof WebSocket,
      Object.getPrototypeOf(socket) === other.WebSocket.prototype,
      socket.url === briefUrl(),
    ];
    WebSocket.prototype.close.call(socket);
    return [...seen, socket.readyState];
  },
  'bound constructors': ({ briefUrl }) => {
    const Bound = wrong<typeof WebSocket>(WebSocket.bind(null, briefUrl()));
    const socket = new (wrong<new () => WebSocket>(Bound))();
    socket.close();
    return [
      Bound.name,
      Bound.length,
      socket instanceof WebSocket,
      socket instanceof Bound,
      'prototype' in Bound,
      `${Bound}`,
    ];
  },
  "a page's Proxy around the constructor": ({ briefUrl }) => {
    const log: string[] = [];
    const Wrapped = new Proxy(WebSocket, {
      construct: (target, args, newTarget) => {
        log.push(`construct ${newTarget === Wrapped}`);
        return Reflect.construct(target, args, newTarget) as object;
      },
      get: (target, key, receiver) => {
        log.push(`get ${String(key)}`);
        return Reflect.get(target, key, receiver);
      },
    });
    const socket = new Wrapped(briefUrl());
    class Feed extends Wrapped {}
    const feed = new Feed(briefUrl());
    for (const made of [socket, feed]) made.close();
    return [socket instanceof Wrapped, socket.constructor === WebSocket, feed instanceof Feed, log];
  },
};
