/** Text, bytes, nothing, something long, a burst, and a close by the server. `seen` is what the page itself has seen. */
import { host } from './server.js';

const socket = new WebSocket(`ws://${host()}/echo`);
socket.binaryType = 'arraybuffer';

const TEXTS = ['hello', 'żółw ✓ 😀', '', '{"type":"order","id":7}', 'long '.repeat(12_000)];
const BYTES = [[0, 127, 128, 255], [], Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256)];

window.seen = [];
const asText = (data) => (typeof data === 'string' ? data : [...new Uint8Array(data)].join());

function send(data) {
  socket.send(data);
  window.seen.push({ direction: 'sent', data: asText(data) });
}

socket.onopen = () => {
  for (const text of TEXTS) send(text);
  for (const bytes of BYTES) send(new Uint8Array(bytes));
  send('burst 500');
  send('close');
};
socket.onmessage = ({ data }) => window.seen.push({ direction: 'received', data: asText(data) });
window.ended = new Promise((resolve) => {
  socket.onclose = ({ code, reason, wasClean }) => resolve({ code, reason, wasClean });
});
