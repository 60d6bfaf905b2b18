import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreRefusedError, UnreachableError, wordsOf } from '#db/refusals.ts';

const SECRET_BYTES = 32;

/** Keys derived from the installation's one secret, a use each (HKDF-SHA-256, RFC 5869). */
export interface Secrets {
  key(
    use: 'csrf' | 'check' | 'setup' | 'rate' | 'contact' | 'comment' | 'page' | 'audit' | 'second-factor',
  ): Buffer;
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

/** The secret of the data folder is shorter than any that was ever made: the file was cut. */
export class SecretDamagedError extends StoreRefusedError {
  constructor(path: string) {
    super(`${path} is damaged: put the installation's secret back, from where you keep its copy`);
  }
}

/** A store was made with a secret that is neither in the environment nor in the data folder. */
export class SecretMissingError extends StoreRefusedError {
  constructor(path: string) {
    super(
      `SECRET_KEY is not set and ${path} is gone: put the installation's secret back, from where you keep its copy`,
    );
  }
}

/**
 * The secret from the environment, or the one in the data folder, made where the store knows none yet. Throws
 * SecretDamagedError, SecretMissingError, and UnreachableError where this account may not read it.
 */
export function readSecret(dataDir: string, fromEnv: string | undefined, known = true): Buffer {
  if (fromEnv) return Buffer.from(fromEnv, 'utf8');
  const path = join(dataDir, 'secret.key');
  if (!existsSync(path)) {
    if (known) throw new SecretMissingError(path);
    makeSecret(dataDir, path);
  }
  const secret = Buffer.from(textOf(path).trim(), 'base64url');
  if (secret.length < SECRET_BYTES) throw new SecretDamagedError(path);
  return secret;
}

/**
 * The secrets of a store that knows this check value. SECRET_KEY is the secret as it stands, or, of a store that was made
 * with a file, what is written in the file. Whether they are the right ones, `checkValue` tells. Throws as `readSecret`.
 */
export function secretsOf(dataDir: string, fromEnv: string | undefined, check: string | undefined): Secrets {
  const secrets = secretsFrom(readSecret(dataDir, fromEnv, check !== undefined));
  if (!fromEnv || check === undefined || checkValue(secrets) === check) return secrets;
  const written = secretsFrom(Buffer.from(fromEnv.trim(), 'base64url'));
  return checkValue(written) === check ? written : secrets;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UnreachableError(`The secret in ${path} cannot be read: ${wordsOf(error)}`, { cause: error });
  }
}

/** Makes the file (mode 600) whole or not at all, and durable before anything is sealed with it. */
function makeSecret(dataDir: string, path: string): void {
  const making = openSync(`${path}.making`, 'w', 0o600);
  writeFileSync(making, randomBytes(SECRET_BYTES).toString('base64url'));
  fsyncSync(making);
  closeSync(making);
  renameSync(`${path}.making`, path);
  const folder = openSync(dataDir, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** What the store remembers of the secret, so that a wrong one is refused at the start. */
export const checkValue = (secrets: Secrets) =>
  createHmac('sha256', secrets.key('check')).update('check').digest('base64url');
