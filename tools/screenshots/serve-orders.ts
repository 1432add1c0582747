import type { WebSocket } from 'ws';

interface Call {
  readonly id: number;
  readonly method: string;
  readonly params: { readonly id?: string; readonly status?: unknown };
}

/** Milliseconds that an answer takes. */
const DELAYS: Readonly<Record<string, number>> = {
  'session.login': 64,
  'orders.list': 212,
  'orders.get': 28,
  'orders.update': 96,
  'orders.cancel': 41,
  'labels.print': 340,
};

const PRODUCTS = ['Tea, green, 250 g', 'Teapot, cast iron', 'Cup, porcelain', 'Honey, 500 g'];
const CUSTOMERS = ['Grace Hopper', 'Alan Turing', 'Zoë Quinn', 'Katherine Johnson', 'Radia Perlman'];

/** A PNG of 4 × 4 pixels. */
const LABEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAYAAACp8Z5+AAAAEklEQVR4nGNgYGD4z4AK/tMSAAB8EQH/vz0CVwAAAABJRU5ErkJggg==';

/** JSON-RPC 2.0 over orders: each call is answered after its own time, an update also told to everybody. */
export function serveOrders(socket: WebSocket): void {
  const post = (message: object): void => socket.send(JSON.stringify({ jsonrpc: '2.0', ...message }));
  socket.on('message', (data) => {
    const call = JSON.parse(data.toString()) as Call; // the page of the pictures is the only client
    setTimeout(() => {
      post(answerOf(call));
      if (call.method === 'orders.update')
        post({ method: 'orders.changed', params: { id: call.params.id, status: call.params.status, by: 'ada' } });
    }, DELAYS[call.method]);
  });
}

function answerOf({ id, method, params }: Call): object {
  switch (method) {
    case 'session.login':
      return { id, result: { user: { id: 7, name: 'Ada Lovelace', role: 'dispatcher' }, token: tokenOf('ada') } };
    case 'orders.list':
      return { id, result: { total: 5, orders: CUSTOMERS.map((_, index) => orderOf(`A-${1040 + index}`)) } };
    case 'orders.get':
      return { id, result: orderOf(params.id ?? '') };
    case 'orders.update':
      return { id, result: { ok: true, version: 12 } };
    case 'orders.cancel':
      return { id, error: { code: -32004, message: `Order ${params.id} has left the depot`, data: { van: 3 } } };
    default:
      return { id, result: { mediaType: 'image/png', label: `data:image/png;base64,${LABEL}` } };
  }
}

function orderOf(id: string): object {
  const number = Number(id.slice(2));
  const items = PRODUCTS.slice(0, 2 + (number % 3)).map((product, index) => ({
    sku: `T-${number % 7}${index}`,
    product,
    quantity: 1 + ((number + index) % 3),
    price: 4.5 + 7.25 * index,
  }));
  return {
    id,
    customer: { name: CUSTOMERS[number % CUSTOMERS.length], city: 'Bristol', vip: number % 2 === 0 },
    status: 'packed',
    items,
    note: null,
    placed: '2026-05-04T08:12:30Z',
  };
}

/** A JSON Web Token as servers give them; its signature is none. */
function tokenOf(subject: string): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const issued = Date.UTC(2026, 4, 4, 8) / 1000;
  const claims = { sub: subject, name: 'Ada Lovelace', scope: 'orders:write', iat: issued, exp: issued + 28_800 };
  return `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}.${Buffer.from('not a signature').toString('base64url')}`;
}
