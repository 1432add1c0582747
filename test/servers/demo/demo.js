/** The demo page. It talks by itself at start, so that there is traffic of every kind without a hand on the mouse. */
import { io } from 'socket.io-client';

/** @template {Element} T @param {string} id @param {new () => T} type @returns {T} */
function element(id, type) {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`The page has no ${type.name} #${id}`);
}

/** @param {string} id @param {string} text */
function showState(id, text) {
  element(id, HTMLElement).textContent = text;
}

/** @param {string} listId @param {string} from @param {string} text */
function addLine(listId, from, text) {
  const list = element(listId, HTMLOListElement);
  const item = document.createElement('li');
  const name = document.createElement('b');
  name.textContent = `${from}: `;
  item.append(name, text);
  list.append(item);
  while (list.children.length > 200) list.firstElementChild?.remove();
  list.scrollTop = list.scrollHeight;
}

/** @param {string} formId @param {string} fieldId @param {(text: string) => void} send */
function onSubmit(formId, fieldId, send) {
  element(formId, HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    const field = element(fieldId, HTMLInputElement);
    send(field.value);
    field.value = '';
  });
}

/** @param {string} path */
function socketUrl(path) {
  return new URL(path, location.href.replace(/^http/, 'ws'));
}

function startChat() {
  const chat = new WebSocket(socketUrl('/chat'), 'demo.chat');
  let lastId = 0;
  /** @param {string} text */
  const say = (text) => {
    lastId += 1;
    chat.send(JSON.stringify({ type: 'say', id: lastId, text }));
    addLine('chat-lines', 'you', text);
  };
  chat.addEventListener('open', () => {
    showState('chat-state', 'connected');
    say('Hello from the page');
    say('Is anyone listening? Ça marche ✓');
  });
  chat.addEventListener('close', () => showState('chat-state', 'closed'));
  chat.addEventListener('message', ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === 'tick') showBurst(message.n, message.of);
    else if (message.type === 'delivered') showState('chat-state', `connected, line ${message.id} delivered`);
    else addLine('chat-lines', message.from ?? 'server', message.text);
  });
  onSubmit('chat-form', 'chat-text', say);
  element('burst', HTMLButtonElement).addEventListener('click', () => {
    chat.send(JSON.stringify({ type: 'burst', count: 1000 }));
  });
}

/** @param {number} n @param {number} of */
function showBurst(n, of) {
  element('burst-progress', HTMLProgressElement).value = n;
  if (n === of) showState('burst-state', `${of.toLocaleString('en')} messages received`);
}

function startTicker() {
  const ticker = new WebSocket(socketUrl('/ticker'));
  /** @type {number[]} */
  const prices = [];
  ticker.binaryType = 'arraybuffer';
  ticker.addEventListener('open', () => {
    showState('ticker-state', 'connected');
    const subscribe = new DataView(new ArrayBuffer(5));
    subscribe.setUint8(0, 2);
    subscribe.setUint32(1, 1);
    ticker.send(subscribe);
  });
  ticker.addEventListener('close', () => showState('ticker-state', 'closed'));
  ticker.addEventListener('message', ({ data }) => {
    const price = new DataView(data).getFloat64(5);
    prices.push(price);
    if (prices.length > 60) prices.shift();
    element('ticker-price', HTMLOutputElement).value = price.toFixed(2);
    const points = prices.map((value, index) => `${index * 4},${80 - (value - 90) * 4}`);
    element('ticker-line', SVGPolylineElement).setAttribute('points', points.join(' '));
  });
}

function startRoom() {
  // Without the long-polling start: everything goes over the WebSocket.
  const room = io({ transports: ['websocket'] });
  room.on('connect', () => {
    showState('room-state', 'connected');
    room.emit('join', 'lobby', 'page', (/** @type {{ members: number }} */ answer) => {
      showState('room-state', `in the lobby, ${answer.members} here`);
      room.emit('line', 'Hello, lobby');
      room.emit('picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47]));
    });
  });
  room.on('disconnect', () => showState('room-state', 'disconnected'));
  room.on('line', ({ from, text }) => addLine('room-lines', from, text));
  room.on('picture', ({ from, bytes }) => addLine('room-lines', from, `${bytes.byteLength} bytes`));
  onSubmit('room-form', 'room-text', (text) => room.emit('line', text));
  element('room-picture', HTMLButtonElement).addEventListener('click', () => {
    room.emit('picture', crypto.getRandomValues(new Uint8Array(32)));
  });
}

startChat();
startTicker();
startRoom();
