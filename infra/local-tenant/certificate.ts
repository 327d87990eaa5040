import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** The HTTPS listener's own certificate, which is its own authority. */
export interface ServerCertificate {
  readonly key: string;
  readonly certificate: string;
  /** File that clients trust: the value of `NODE_EXTRA_CA_CERTS`. */
  readonly certificatePath: string;
}

const WEEK_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;
const TWO_YEARS_MILLISECONDS = 730 * 24 * 60 * 60 * 1000;

/**
 * The certificate for `localhost` and `127.0.0.1`, kept in the data directory so that a running service goes on
 * trusting a restarted tenant. A new one is made when there is none or it ends within a week of `now` (real time).
 */
export async function serverCertificate(dataDir: string, now: Date): Promise<ServerCertificate> {
  mkdirSync(dataDir, { recursive: true });
  const certificatePath = join(dataDir, 'certificate.pem');
  const keyPath = join(dataDir, 'certificate-key.pem');
  const kept = readKept(certificatePath, keyPath);
  if (kept && Date.parse(new X509Certificate(kept.certificate).validTo) - now.getTime() > WEEK_MILLISECONDS) {
    return { ...kept, certificatePath };
  }
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - WEEK_MILLISECONDS),
    notAfterDate: new Date(now.getTime() + TWO_YEARS_MILLISECONDS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  writeFileSync(keyPath, made.private, { mode: 0o600 });
  writeFileSync(certificatePath, made.cert);
  return { key: made.private, certificate: made.cert, certificatePath };
}

function readKept(certificatePath: string, keyPath: string): { key: string; certificate: string } | null {
  try {
    return { key: readFileSync(keyPath, 'utf8'), certificate: readFileSync(certificatePath, 'utf8') };
  } catch {
    return null;
  }
}
