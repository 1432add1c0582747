import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import { useHub } from './signalr-hub.js';

await useHub(new MessagePackHubProtocol());
