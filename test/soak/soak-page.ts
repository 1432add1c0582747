/** What the soaked page does. Both functions are sent to it as source text. */

interface Traffic {
  stop(): Promise<void>;
}

/** Opens connections and sends on all of them, text, binary and Blobs, small and large, until `endTraffic`. */
export async function startTraffic(page: number, connections: number): Promise<void> {
  const origin = location.origin.replace('http', 'ws');
  const sockets = Array.from({ length: connections }, (_, index) => {
    const socket = new WebSocket(`${origin}/soak?page=${page}&socket=${index}`);
    if (index % 2 === 0) socket.binaryType = 'arraybuffer';
    return socket;
  });
  const opened = sockets.map((socket) => new Promise((resolve) => socket.addEventListener('open', resolve)));
  await Promise.all(opened);
  const makers = [
    (size: number) => 'x'.repeat(size),
    (size: number) => `${'é'.repeat(size / 2)}😀`,
    (size: number) => new Uint8Array(size).buffer,
    (size: number) => new DataView(new ArrayBuffer(size)),
    (size: number) => new Blob(['x'.repeat(size)]),
  ];
  let running = true;
  const work = async () => {
    while (running) {
      for (let count = 1 + Math.random() * 30; count > 0; count--) {
        const socket = sockets[Math.floor(Math.random() * sockets.length)];
        const make = makers[Math.floor(Math.random() * makers.length)];
        const size = Math.random() < 0.001 ? 1_200_000 : Math.floor(Math.random() ** 6 * 10_000);
        if (socket && make) socket.send(make(size));
      }
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
    }
  };
  const working = work();
  const traffic: Traffic = {
    async stop() {
      running = false;
      await working;
      const said = sockets.map((socket) => {
        const answered = new Promise<void>((resolve) => {
          socket.addEventListener('message', ({ data }) => data === 'bye' && resolve());
        });
        socket.send('bye');
        return answered;
      });
      await Promise.all(said);
    },
  };
  Object.assign(window, { traffic });
}

/** Resolves when everything that was on its way, either way, has arrived. */
export function endTraffic(): Promise<void> {
  return (window as unknown as { traffic: Traffic }).traffic.stop();
}
