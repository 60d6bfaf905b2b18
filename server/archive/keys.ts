import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { asBackupError, BackupError } from './errors.ts';

/** Who can open a backup: whoever holds one of the private keys, or the passphrase. */
export type Lock = Recipients | { passphrase: string };

export interface Recipients {
  recipients: readonly string[];
}

/** What opens it. */
export type Opener = { identities: readonly string[] } | { passphrase: string };

/** Shorter passphrases can be guessed from a stolen backup. */
const PASSPHRASE_MIN = 12;

/**
 * The public keys of a file (age's recipients file: a key a line, `#` begins a comment). Throws BackupError where there is
 * none, and where it holds a private key: with that beside the backups, whoever takes the machine opens them.
 */
export function readRecipients(file: string): Recipients {
  const lines = linesOf(file);
  if (lines.some((line) => line.startsWith('AGE-SECRET-KEY-')))
    throw new BackupError(
      `${file} holds the private key. It opens every backup: take it away from this machine and give the file with the public key (age1…)`,
    );
  const encrypter = new Encrypter();
  try {
    for (const line of lines) encrypter.addRecipient(line);
  } catch (error) {
    throw new BackupError(`${file} holds a line that is no public key (age1…)`, { cause: error });
  }
  if (lines.length === 0) throw new BackupError(`${file} holds no public key (age1…)`);
  return { recipients: lines };
}

/** The private keys of a file (age's identity file). */
export function readIdentities(file: string): Opener {
  return identitiesOf(linesOf(file), file);
}

/** Private keys as they were read or typed. */
export function identitiesOf(lines: readonly string[], from: string): Opener {
  const decrypter = new Decrypter();
  try {
    for (const line of lines) decrypter.addIdentity(line);
  } catch (error) {
    throw new BackupError(`${from} holds a line that is no private key (AGE-SECRET-KEY-1…)`, {
      cause: error,
    });
  }
  if (lines.length === 0) throw new BackupError(`${from} holds no private key (AGE-SECRET-KEY-1…)`);
  return { identities: lines };
}

/** The passphrase of a file: its first line. */
export const readPassphrase = (file: string): { passphrase: string } =>
  passphraseOf(textOf(file).split(/\r?\n/)[0] ?? '');

export function passphraseOf(passphrase: string): { passphrase: string } {
  if (passphrase.length < PASSPHRASE_MIN)
    throw new BackupError(`The passphrase is too short: at least ${PASSPHRASE_MIN} characters`);
  return { passphrase };
}

/** Makes a key pair in a folder: the private key, to be carried away, and the public one. Overwrites nothing. */
export async function makeKeyPair(
  folder: string,
  at: Date,
): Promise<{ identity: string; recipient: string }> {
  const key = await generateX25519Identity();
  const recipient = await identityToRecipient(key);
  const made = `# created: ${at.toISOString().slice(0, 19)}Z\n`;
  const files = {
    identity: join(folder, 'wenji-backup-private.txt'),
    recipient: join(folder, 'wenji-backup-public.txt'),
  };
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(files.identity, `${made}# public key: ${recipient}\n${key}\n`, { mode: 0o600, flag: 'wx' });
    writeFileSync(files.recipient, `${made}${recipient}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new BackupError(`${folder} holds a key pair already; nothing was changed`);
    throw asBackupError(error, folder);
  }
  return files;
}

const linesOf = (file: string) =>
  textOf(file)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw asBackupError(error, `The key file ${file} cannot be read`);
  }
}
