import type { Payload } from '../../protocol/payload.ts';

const text = (data: string): Payload => ({ opcode: 'text', data });
const binary = (bytes: ArrayLike<number>): Payload => ({ opcode: 'binary', data: Uint8Array.from(bytes).buffer });

const NAMES = ['Ada', 'Grace', 'Linus', 'Zoë', '李雷', 'Ахмед'];
const WORDS = ['hello', 'shipped', 'price is up', 'lunch?', 'ça va', '了解です', 'on my way 🚴', 'deploy finished'];

/** What a page that talks over WebSockets usually says. `index` is in the payload, so that it can be searched for. */
export function usualPayload(index: number, random: () => number): Payload {
  const pick = <T>(list: readonly T[], fallback: T): T => list[Math.floor(random() * list.length)] ?? fallback;
  switch (index % 5) {
    case 0:
      return text(JSON.stringify({ type: 'chat', id: index, user: pick(NAMES, ''), text: pick(WORDS, '') }));
    case 1: {
      const price = (random() * 200).toFixed(2);
      return text(`{"type":"tick","id":${index},"symbol":"ACME","price":${price},"book":{"bid":[${price}],"ask":[]}}`);
    }
    case 2:
      return binary(Array.from({ length: 16 }, () => Math.floor(random() * 256)));
    case 3:
      return text(`42["room",{"id":${index}}]`);
    default:
      return text(`ping ${index}`);
  }
}

/** Payloads that a view may stumble over, by what is odd about them. */
export const ODD_PAYLOADS: readonly Payload[] = [
  text(''),
  binary([]),
  text('<img src=x onerror="document.title=\'broken\'"><script>document.title="broken"</script>'),
  text('user\u202etxt.exe \u2066hidden\u2069 \u200bzero width'),
  text('control \0 \x1b[31mred\x1b[0m \x7f\r\nsecond line\twith a tab'),
  text('שלום עולם, مرحبا بالعالم, 👩\u200d💻 é'),
  text(JSON.stringify({ deep: nested(60), list: Array.from({ length: 2_000 }, (_, index) => index) })),
  text('{"big":12345678901234567890,"twice":1,"twice":2,"html":"<b>bold</b>","empty":{},"none":null,"yes":true}'),
  text(`long ${'The quick brown fox jumps over the lazy dog. '.repeat(12_000)}`),
  text(`${'a'.repeat(40)}!`),
  binary(new TextEncoder().encode('{"in":"binary"}')),
  binary(Array.from({ length: 70_000 }, (_, index) => index & 0xff)),
  { opcode: 'text', data: 'beginning of something big '.repeat(2_000), fullSize: 5_242_880 },
];

function nested(depth: number): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < depth; level++) value = { level: depth - level, next: value };
  return value;
}
