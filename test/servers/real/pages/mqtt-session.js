import mqtt from 'mqtt';

/** @param {string} url @param {import('mqtt').IClientOptions} options */
export function connect(url, options) {
  return mqtt.connectAsync(url, { clientId: 'page', reconnectPeriod: 0, ...options });
}

/**
 * Subscribes, and publishes with each quality of service to itself.
 * @param {import('mqtt').MqttClient} client
 */
export async function publishToItself(client) {
  const isDelivered = (wanted) =>
    new Promise((resolve) => {
      client.on('message', (topic) => topic === wanted && resolve());
    });
  const publish = (topic, qos) => Promise.all([isDelivered(topic), client.publishAsync(topic, 'hello', { qos })]);
  await client.subscribeAsync('room/#', { qos: 2 });
  await publish('room/a', 0);
  await publish('room/b', 1);
  await publish('room/c', 2);
  await client.unsubscribeAsync('room/#');
  await client.endAsync();
}
