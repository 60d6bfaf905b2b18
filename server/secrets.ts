import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keys derived from the installation's one secret, a use each (HKDF-SHA-256, RFC 5869). */
export interface Secrets {
  key(use: 'csrf' | 'check' | 'rate' | 'contact' | 'comment' | 'page' | 'audit' | 'second-factor'): Buffer;
}

export function secretsFrom(secret: Uint8Array): Secrets {
  const keys = new Map<string, Buffer>();
  return {
    key(use) {
      const known = keys.get(use) ?? Buffer.from(hkdfSync('sha256', secret, '', `wenji ${use}`, 32));
      keys.set(use, known);
      return known;
    },
  };
}

/** The secret from the environment, or the one in the data folder, made at the first start (mode 600). */
export function readSecret(dataDir: string, fromEnv: string | undefined): Buffer {
  if (fromEnv) return Buffer.from(fromEnv, 'utf8');
  const path = join(dataDir, 'secret.key');
  if (!existsSync(path))
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url');
}

/** What the store remembers of the secret, so that a wrong one is refused at the start. */
export const checkValue = (secrets: Secrets) =>
  createHmac('sha256', secrets.key('check')).update('check').digest('base64url');
