/** The page that the pictures are of: a desk that dispatches orders, with traffic of every kind, in a few seconds. */
import { io } from 'socket.io-client';

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {string} path @param {string} [subprotocol] @returns {Promise<WebSocket>} */
function connect(path, subprotocol) {
  const url = new URL(path, location.href.replace(/^http/, 'ws'));
  const socket = subprotocol === undefined ? new WebSocket(url) : new WebSocket(url, subprotocol);
  return new Promise((resolve) => socket.addEventListener('open', () => resolve(socket), { once: true }));
}

/** JSON-RPC 2.0: each call resolves with its answer. */
class Orders {
  /** @param {WebSocket} socket */
  constructor(socket) {
    this.socket = socket;
    this.lastId = 0;
    /** @type {Map<number, (answer: unknown) => void>} */
    this.pending = new Map();
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(data);
      this.pending.get(answer.id)?.(answer);
    });
  }

  /** @param {string} method @param {object} [params] @returns {Promise<unknown>} */
  call(method, params) {
    this.lastId += 1;
    const id = this.lastId;
    this.socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return new Promise((resolve) => this.pending.set(id, resolve));
  }
}

async function workOnOrders() {
  const orders = new Orders(await connect('/orders', 'jsonrpc.v2'));
  await orders.call('session.login', { user: 'ada', device: 'desk-4' });
  await orders.call('orders.list', { status: ['packed', 'new'], limit: 20 });
  for (const id of ['A-1041', 'A-1042', 'A-1043']) {
    await orders.call('orders.get', { id });
    await pause(90);
    await orders.call('orders.update', { id, status: 'shipped', carrier: 'Red Kite', parcels: 2 });
    await pause(140);
  }
  await orders.call('orders.cancel', { id: 'A-1040', reason: 'Customer changed their mind' });
  await orders.call('orders.get', { id: 'A-1044' });
  await orders.call('labels.print', { id: 'A-1044', format: 'png' });
}

async function watchPrices() {
  const prices = await connect('/prices');
  prices.send(Uint8Array.of(2, 0, 0, 0, 1));
}

function joinRoom() {
  const room = io({ transports: ['websocket'] });
  room.on('connect', () => {
    room.emit('join', 'lobby', 'Ada', async () => {
      room.emit('line', 'Morning! Van 3 is loaded.');
      await pause(400);
      room.emit('line', 'Ça marche ✓ – leaving at 9:15');
      room.emit(
        'picture',
        Uint8Array.from({ length: 48 }, (_, index) => index * 5),
      );
    });
  });
}

async function chat() {
  const socket = await connect('/chat', 'demo.chat');
  const lines = ['Is A-1043 on the van?', 'Traffic on the ring road 🚧', 'ETA 9:40'];
  for (const [index, text] of lines.entries()) {
    socket.send(JSON.stringify({ type: 'say', id: index + 1, text }));
    for (const count of [4, 9, 6, 12, 3]) {
      await pause(90);
      socket.send(JSON.stringify({ type: 'burst', count }));
    }
  }
}

/** One that ends, comes again, and one that is refused. */
async function fail() {
  const session = await connect('/expiring');
  session.addEventListener('close', () => void connect('/expiring?again'));
  new WebSocket(new URL('/refused', location.href.replace(/^http/, 'ws')));
}

new Worker('/positions.js', { name: 'positions' });
joinRoom();
await Promise.all([watchPrices(), chat(), fail(), workOnOrders()]);
await pause(1500);
/** @type {HTMLElement} */ (document.getElementById('state')).textContent = 'done';
