/** How hook and relay meet and speak, in the one page that they share. */

/** The type of the one event by which they meet. Both are done with it before the page's first script runs. */
export const MEETING = 'wirescope:meet';

/** The type of the event, on the private port, that carries a batch when there is no time for a task. */
export const LAST_BATCH = 'last';

/** What the hook posts, once, when the page uses its first socket. Everything else that it posts is a batch. */
export const ACTIVE = 'active';
