/** µWebSockets, with compression. */
import uws from '@uwsjs/linux-x64-20';
import { commandsOf } from './plain-commands.mjs';
import { tellReady } from './program.mjs';

const behaviour = {
  compression: uws.SHARED_COMPRESSOR,
  maxPayloadLength: 1024 * 1024,
  message(socket, message, isBinary) {
    if (isBinary) return socket.send(message, true, true);
    const text = Buffer.from(message).toString();
    const { burst, closes } = commandsOf(text);
    if (closes) return socket.end(4000, 'asked to close');
    socket.cork(() => {
      for (const one of burst) socket.send(one);
    });
    if (burst.length === 0) socket.send(text, false, true);
  },
};
uws
  .App()
  .ws('/*', behaviour)
  .listen('127.0.0.1', 0, (listener) => tellReady(uws.us_socket_local_port(listener)));
