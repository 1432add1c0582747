/** RabbitMQ, whose web server is Cowboy: web-stomp at /ws of the first port, web-mqtt at /ws of the second. */
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { freePort, runUntilReady, tellReady } from './program.mjs';

const [stomp, mqtt, amqp, distribution, plainStomp, plainMqtt, names] = await Promise.all(
  Array.from({ length: 7 }, freePort),
);
await writeFile('enabled_plugins', '[rabbitmq_web_stomp,rabbitmq_web_mqtt].');
const config = `listeners.tcp.1 = 127.0.0.1:${amqp}
stomp.listeners.tcp.1 = 127.0.0.1:${plainStomp}
mqtt.listeners.tcp.1 = 127.0.0.1:${plainMqtt}
web_stomp.tcp.ip = 127.0.0.1
web_stomp.tcp.port = ${stomp}
web_mqtt.tcp.ip = 127.0.0.1
web_mqtt.tcp.port = ${mqtt}
`;
await writeFile('rabbitmq.conf', config);
// Erlang's own would be a daemon that outlives this process group.
spawn('epmd', ['-port', String(names), '-address', '127.0.0.1'], { stdio: 'ignore' });
await runUntilReady('/usr/lib/rabbitmq/bin/rabbitmq-server', [], {
  ready: /completed with \d+ plugins/,
  env: {
    HOME: process.cwd(),
    ERL_EPMD_PORT: String(names),
    RABBITMQ_NODENAME: `wirescope${stomp}@localhost`,
    RABBITMQ_NODE_PORT: String(amqp),
    RABBITMQ_DIST_PORT: String(distribution),
    RABBITMQ_MNESIA_BASE: resolve('mnesia'),
    RABBITMQ_LOG_BASE: resolve('log'),
    RABBITMQ_ENABLED_PLUGINS_FILE: resolve('enabled_plugins'),
    RABBITMQ_CONFIG_FILE: resolve('rabbitmq.conf'),
    RABBITMQ_GENERATED_CONFIG_DIR: resolve('generated'),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '+S 1:1',
  },
});
tellReady(stomp, mqtt);
