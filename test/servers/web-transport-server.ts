/** A real WebTransport server, with a certificate that a page names by its hash. */
import { execFile, spawn } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface WebTransportServer {
  /** `https://127.0.0.1:<port>` */
  readonly origin: string;
  /** For `serverCertificateHashes`: SHA-256 of the certificate, its bytes as numbers. */
  readonly certificateHash: readonly number[];
  close(): Promise<void>;
}

const SCRIPT = fileURLToPath(new URL('web-transport/server.js', import.meta.url));
/** A page may name a certificate by its hash when it is ECDSA and good for two weeks at most. */
const CERTIFICATE = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 13 -subj /CN=127.0.0.1';
const PERMISSIONS = ['--no-config', '--unstable-net', '--allow-net=127.0.0.1', '--allow-read'];

/** @throws Error when there is no openssl, or no Deno for this platform */
export async function startWebTransportServer(): Promise<WebTransportServer> {
  const folder = await mkdtemp(join(tmpdir(), 'wirescope-web-transport-'));
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  await promisify(execFile)('openssl', [...CERTIFICATE.split(' '), '-out', certificate, '-keyout', key]).catch(
    (cause) => {
      throw new Error('openssl makes the certificate of the WebTransport server: install it', { cause });
    },
  );
  const { raw } = new X509Certificate(await readFile(certificate));
  // Its standard input: Deno ends with this process, however that ends.
  const deno = spawn(denoPath(), ['run', ...PERMISSIONS, SCRIPT, certificate, key], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port]: unknown[] = await once(deno.stdout, 'data');
  return {
    origin: `https://127.0.0.1:${Number(String(port))}`,
    certificateHash: [...createHash('sha256').update(raw).digest()],
    close: async () => {
      const ended = once(deno, 'exit');
      deno.stdin.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The program itself: the script of the package `deno` would be a process in between. */
function denoPath(): string {
  const libc = process.platform === 'linux' ? '-glibc' : '';
  const packageName = `@deno/${process.platform}-${process.arch}${libc}`;
  const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  return join(dirname(manifest), process.platform === 'win32' ? 'deno.exe' : 'deno');
}
