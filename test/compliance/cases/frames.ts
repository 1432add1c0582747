/** Frames have a realm, and a hook, of their own. */
import type { CaseTable } from '../case.ts';
import { show } from '../page/show.ts';
import { addFrame, finish, next, nextData, windowOf } from '../page/sockets.ts';
import { newCounts, watchMembers } from '../page/watch.ts';

type Realm = Window & typeof globalThis;

async function talk(realm: Realm, url: string): Promise<unknown> {
  const socket = new realm.WebSocket(url, 'p');
  await next(socket, 'open');
  socket.send('from the frame');
  const echo = await nextData(socket);
  return [
    echo,
    socket instanceof realm.WebSocket,
    socket.constructor === realm.WebSocket,
    show(socket),
    await finish(socket),
  ];
}

/** With the toString of the frame; what that of another frame says has a case of its own. */
function look(realm: Realm): unknown {
  const flags = (owner: object) =>
    Reflect.ownKeys(owner).map((key) => {
      const { value, get, set, ...rest } = Object.getOwnPropertyDescriptor(owner, key) ?? {};
      return [String(key), ...[value, get, set].map((part) => typeof part === 'function' && `${part}`), rest];
    });
  return [
    flags(realm.WebSocket.prototype),
    flags(realm.WebSocket),
    `${realm.WebSocket} ${realm.WebSocket.prototype.send} ${realm.Function.prototype.toString}`,
    Reflect.ownKeys(realm).map(String).sort(),
    realm.document.documentElement.outerHTML,
  ];
}

async function loaded(set: (frame: HTMLIFrameElement) => void): Promise<Realm> {
  const frame = document.createElement('iframe');
  set(frame);
  const load = next(frame, 'load');
  document.documentElement.append(frame);
  await load;
  return windowOf(frame);
}

export const framesCases: CaseTable = {
  'about:blank in the same tick': async ({ url }) => {
    const realm = addFrame();
    return [look(realm), await talk(realm, url())];
  },
  'about:blank, later': async ({ url }) => {
    const realm = await loaded((frame) => {
      frame.src = 'about:blank';
    });
    return [look(realm), await talk(realm, url())];
  },
  srcdoc: async ({ url }) => {
    const realm = await loaded((frame) => {
      frame.srcdoc = '<p>text</p><script>var first = WebSocket.prototype.send.name</script>';
    });
    return [look(realm), Reflect.get(realm, 'first'), await talk(realm, url())];
  },
  'srcdoc in the same tick': async ({ url }) => {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<p>text</p>';
    const load = next(frame, 'load');
    document.documentElement.append(frame);
    const { WebSocket: Early } = windowOf(frame);
    const early = [String(Early), Early.name];
    await load;
    const realm = windowOf(frame);
    return [early, look(realm), await talk(realm, url())];
  },
  'blob: and data: documents': async ({ url }) => {
    const address = URL.createObjectURL(new Blob(['<p>text</p>'], { type: 'text/html' }));
    const realm = await loaded((frame) => {
      frame.src = address;
    });
    return [look(realm), await talk(realm, url())];
  },
  'javascript: documents': async ({ url }) => {
    const realm = await loaded((frame) => {
      frame.src = 'javascript:"<p>text</p>"';
    });
    return [look(realm), await talk(realm, url())];
  },
  'a document of its own address, touched in the same tick': async ({ url }) => {
    const heard: string[] = [];
    const frame = document.createElement('iframe');
    frame.src = '/empty';
    const load = next(frame, 'load');
    document.documentElement.append(frame);
    const early = windowOf(frame);
    const listen = ({ type }: Event) => void heard.push(type);
    for (const type of ['wirescope:meet', 'message', 'last']) early.addEventListener(type, listen, true);
    await load;
    const realm = windowOf(frame);
    return [heard, look(realm), await talk(realm, url())];
  },
  'whether the initial document has the same WebSocket': async () => {
    const same: boolean[] = [];
    for (const source of ['src', 'srcdoc'] as const) {
      const frame = document.createElement('iframe');
      frame[source] = source === 'src' ? '/empty' : '<p>text</p>';
      const load = next(frame, 'load');
      document.documentElement.append(frame);
      const early = windowOf(frame).WebSocket;
      await load;
      same.push(windowOf(frame).WebSocket === early);
    }
    return same;
  },
  'a frame whose built-ins its parent changes before it has loaded': async () => {
    const counts = newCounts();
    const frame = document.createElement('iframe');
    frame.src = '/empty';
    document.documentElement.append(frame);
    const early = windowOf(frame);
    Reflect.set(early, 'mark', 1);
    watchMembers(counts, 'Reflect', early.Reflect);
    await next(frame, 'load');
    return [Reflect.get(windowOf(frame), 'mark'), Object.keys(counts).length > 0];
  },
  'document.open and document.write': async ({ url }) => {
    const realm = addFrame();
    const before = realm.WebSocket;
    realm.document.open();
    realm.document.write('<p>written</p>');
    realm.document.close();
    return [realm.WebSocket === before, look(realm), await talk(realm, url())];
  },
  'a frame that goes to another document': async ({ url }) => {
    const realm = await loaded((frame) => {
      frame.src = '/empty?first';
    });
    const frame = realm.frameElement as HTMLIFrameElement;
    const load = next(frame, 'load');
    frame.src = '/empty?second';
    await load;
    return [look(windowOf(frame)), await talk(windowOf(frame), url())];
  },
  'a frame without scripts': async () => {
    const realm = await loaded((frame) => {
      frame.setAttribute('sandbox', 'allow-same-origin');
      frame.src = '/plain';
    });
    return look(realm);
  },
  'many frames': () => {
    const realms = Array.from({ length: 20 }, addFrame);
    return [
      new Set(realms.map((realm) => realm.WebSocket)).size,
      new Set(realms.map((realm) => String(realm.WebSocket))).size,
    ];
  },
  'the iframe of a template and of innerHTML': async ({ url }) => {
    const holder = document.createElement('div');
    holder.innerHTML = '<iframe></iframe>';
    document.documentElement.append(holder);
    const frame = holder.querySelector('iframe') as HTMLIFrameElement;
    return [window.length, window[0] === frame.contentWindow, await talk(windowOf(frame), url())];
  },
  // https://html.spec.whatwg.org/#encoding-parsing-a-url: relative to the settings of the constructor's realm
  'relative URLs through the constructor of another frame': () => {
    const other = addFrame();
    for (const [realm, href] of [[window, '/mine/'] as const, [other, '/other/'] as const]) {
      const base = realm.document.createElement('base');
      base.href = location.origin + href;
      realm.document.head.append(base);
    }
    const urls = [WebSocket, other.WebSocket].map((Constructor) => {
      const socket = new Constructor('relative');
      socket.close();
      return socket.url.replace(/:\d+/, '');
    });
    const make = new other.Function('Constructor', 'const s = new Constructor("from"); s.close(); return s.url');
    return [urls, [WebSocket, other.WebSocket].map((value) => String(make(value)).replace(/:\d+/, ''))];
  },
};
