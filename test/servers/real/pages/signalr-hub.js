import { HttpTransportType, HubConnectionBuilder } from '@microsoft/signalr';
import { host } from './server.js';

const OPTIONS = { skipNegotiation: true, transport: HttpTransportType.WebSockets };

/** @param protocol none: JSON */
export async function useHub(protocol) {
  const builder = new HubConnectionBuilder().withUrl(`http://${host()}/hub`, OPTIONS);
  const hub = (protocol ? builder.withHubProtocol(protocol) : builder).build();
  hub.on('Question', () => 'because');
  await hub.start();
  await hub.invoke('Add', 2, 3);
  await hub.invoke('Nonsense').catch(() => undefined); // the hub has no such method
  await new Promise((complete, error) => hub.stream('Count', 3).subscribe({ next: () => undefined, complete, error }));
  await hub.invoke('AskMe', 'why?');
  hub.on('Said', () => hub.stop());
  await hub.send('Say', 'hello');
}
