import type { FromPage } from '../../protocol/from-page.ts';
import type { UserCommand } from '../../protocol/to-page.ts';

/** One connection of the panel's own: reports what happens on it, and does what it is told. */
export class ClientSocket {
  readonly #socket: WebSocket;
  readonly #report: (body: FromPage) => void;
  /** The user has closed it: it is not to come again. */
  #byUser = false;
  #wasOpen = false;

  constructor(socket: WebSocket, report: (body: FromPage) => void, ended: (byUser: boolean) => void) {
    this.#socket = socket;
    this.#report = report;
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => {
      this.#wasOpen = true;
      const { extensions, protocol: subprotocol } = socket;
      report({ type: 'opened', subprotocol, extensions, binaryType: 'arraybuffer' });
    });
    socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) =>
      report({
        type: 'received',
        payload: typeof data === 'string' ? { opcode: 'text', data } : { opcode: 'binary', data },
      }),
    );
    socket.addEventListener('error', () => report({ type: 'errored' }));
    socket.addEventListener('close', ({ code, reason, wasClean }) => {
      report({ type: 'closed', code, reason, wasClean });
      ended(this.#byUser);
    });
  }

  /** Whether the server has ever taken it. */
  get wasOpen(): boolean {
    return this.#wasOpen;
  }

  execute(command: UserCommand): void {
    const { commandId } = command;
    if (command.type === 'close') return this.#closeFor(command);
    // There is no page that a message could be given to.
    if (command.type === 'inject') return this.#report({ type: 'refused', commandId, reason: 'failed' });
    if (this.#socket.readyState !== WebSocket.OPEN)
      return this.#report({ type: 'refused', commandId, reason: 'not-open' });
    const { payload } = command;
    this.#socket.send(payload.data);
    const { bufferedAmount } = this.#socket;
    this.#report({ type: 'sent', payload, discarded: false, bufferedAmount, commandId });
  }

  close(): void {
    this.#byUser = true;
    this.#socket.close();
  }

  #closeFor({ code, commandId, reason }: Extract<UserCommand, { type: 'close' }>): void {
    if (this.#socket.readyState > WebSocket.OPEN)
      return this.#report({ type: 'refused', commandId, reason: 'not-open' });
    try {
      if (code === null) this.#socket.close();
      else this.#socket.close(code, reason);
      this.#byUser = true;
      this.#report({ type: 'closing', code, reason, commandId });
    } catch {
      this.#report({ type: 'refused', commandId, reason: 'failed' }); // a code or reason that no page may give
    }
  }
}
