/** What a relay speaks to its hook over: a port, or the channel of a shared worker. */
export type HookChannel = Pick<MessagePort, 'addEventListener' | 'dispatchEvent' | 'postMessage'>;
