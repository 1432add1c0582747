import type { WebSocket } from 'ws';

const PERIOD_MS = 500;

/**
 * A binary ticker. A frame is 13 bytes, big endian: kind 1 (u8), number (u32), price (f64).
 * The page subscribes with a binary frame of its own: kind 2 (u8), first number (u32).
 */
export function serveTicker(socket: WebSocket): void {
  let timer: NodeJS.Timeout | undefined;
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary || data.length !== 5 || data.readUInt8(0) !== 2 || timer !== undefined) return;
    let number = data.readUInt32BE(1);
    const send = (): void => {
      socket.send(tick(number));
      number = (number + 1) >>> 0;
    };
    send();
    timer = setInterval(send, PERIOD_MS);
  });
  socket.on('close', () => clearInterval(timer));
}

function tick(number: number): Buffer {
  const frame = Buffer.alloc(13);
  frame.writeUInt8(1, 0);
  frame.writeUInt32BE(number, 1);
  frame.writeDoubleBE(100 + 8 * Math.sin(number / 7), 5);
  return frame;
}
