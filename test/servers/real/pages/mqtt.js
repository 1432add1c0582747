import { connect, publishToItself } from './mqtt-session.js';
import { host } from './server.js';

await publishToItself(await connect(`ws://${host()}/mqtt`, { protocolVersion: 4 }));
