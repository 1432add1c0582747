/** Where the server of this page is: /<page>/<port>/<another port>. */
const ports = location.pathname.split('/').slice(2);

/** @param {number} index which of the ports that the program told */
export const host = (index = 0) => `127.0.0.1:${ports[index]}`;
