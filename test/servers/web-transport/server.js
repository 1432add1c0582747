// @ts-nocheck It runs in Deno, whose types are not those of this project.
/**
 * The WebTransport server of the tests, which sends everything back: datagrams, bidirectional streams on themselves,
 * unidirectional ones on a new one. A chunk `close 9 why` closes the session with that code; `open` opens a
 * bidirectional stream to the client, which says `opened` and then sends everything back.
 *
 * It runs in Deno. Streams are those of QUIC with the headers of WebTransport put on here, because those that Deno makes
 * of them never end: https://datatracker.ietf.org/doc/html/draft-ietf-webtrans-http3-02#section-4
 */
const BIDI_HEADER = [0x40, 0x41, 0]; // two varints: the signal value, and the session, which is the first stream
const UNI_HEADER = [0x40, 0x54, 0];

const [certFile, keyFile] = Deno.args;
const [cert, key] = [Deno.readTextFileSync(certFile), Deno.readTextFileSync(keyFile)];
const endpoint = new Deno.QuicEndpoint({ hostname: '127.0.0.1', port: 0 });
const listener = endpoint.listen({ cert, key, alpnProtocols: ['h3'] });
console.log(endpoint.addr.port);
endWithInput().catch(() => Deno.exit());

for (;;) {
  // Not the iterator of the listener: what it gives cannot be upgraded.
  const connection = await (await listener.incoming()).accept();
  serve(connection).catch(() => undefined); // the client has gone
}

async function serve(connection) {
  const session = await Deno.upgradeWebTransport(connection);
  await session.ready;
  const writer = session.datagrams.writable.getWriter();
  await Promise.all([
    each(session.datagrams.readable, (datagram) => writer.write(datagram)),
    each(connection.incomingBidirectionalStreams, async ({ readable, writable }) => {
      await echo({ connection, session }, withoutHeader(readable, BIDI_HEADER), writable.getWriter());
    }),
    each(connection.incomingUnidirectionalStreams, async (readable) => {
      const chunks = withoutHeader(readable, UNI_HEADER);
      const first = await chunks.next();
      if (first.done) return; // a stream of HTTP/3 itself
      const answer = (await connection.createUnidirectionalStream()).getWriter();
      await answer.write(new Uint8Array(UNI_HEADER));
      await answer.write(first.value);
      await echo({ connection, session }, chunks, answer);
    }),
  ]);
}

/** The chunks of a stream after its header; none when it has another one. */
async function* withoutHeader(readable, header) {
  let start = new Uint8Array();
  for await (const chunk of readable) {
    if (start === null) {
      yield chunk;
      continue;
    }
    start = new Uint8Array([...start, ...chunk]);
    if (start.length < header.length) continue;
    if (header.some((byte, index) => start[index] !== byte)) return;
    if (start.length > header.length) yield start.subarray(header.length);
    start = null;
  }
}

async function openStream({ connection, session }) {
  const { readable, writable } = await connection.createBidirectionalStream();
  const writer = writable.getWriter();
  await writer.write(new Uint8Array(BIDI_HEADER));
  await writer.write(new TextEncoder().encode('opened'));
  await echo({ connection, session }, readable, writer);
}

async function echo(client, chunks, writer) {
  for await (const chunk of chunks) {
    const [command, code, reason] = new TextDecoder().decode(chunk).split(' ');
    if (command === 'close') return client.session.close({ closeCode: Number(code), reason });
    if (command === 'open') openStream(client).catch(() => undefined); // the client has gone
    await writer.write(chunk);
  }
  await writer.close();
}

/** Calls `handle` for all that the stream gives; one that fails ends alone. */
async function each(stream, handle) {
  for await (const item of stream) Promise.resolve(handle(item)).catch(() => undefined);
}

/** Whoever started this holds the other end of the standard input. */
async function endWithInput() {
  await Deno.stdin.read(new Uint8Array(1));
  Deno.exit();
}
