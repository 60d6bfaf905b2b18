import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asBackupError, BackupError } from '../archive/errors.ts';
import { checkValue, secretsFrom } from '../secrets.ts';
import { ask } from './terminal.ts';

/** The secret of the store that comes back, and where a server will look for it. */
export type Secret = { place: 'environment'; text: string } | { place: 'file'; text: string };

const closed = `Without it nobody could read the contact details that commenters and officers left, no officer's
second factor would fit, a comment that is sent once more would not be recognised, and the seal of the
audit trail could not be checked. It was kept apart from the backup, as secret.key or as the variable SECRET_KEY.`;

/**
 * Finds the secret that belongs to a backup: in the file that was named, in SECRET_KEY, in the data folder, or where the
 * terminal says. Throws BackupError where none of them is the right one.
 */
export async function findSecret(
  check: string,
  { dataDir, fromEnv, file }: { dataDir: string; fromEnv: string | undefined; file: string | undefined },
): Promise<Secret> {
  const fits = (secret: Buffer) => checkValue(secretsFrom(secret)) === check;
  const asFile = (text: string) => fits(Buffer.from(text, 'base64url'));
  const asVariable = (text: string) => fits(Buffer.from(text, 'utf8'));
  const tried: string[] = [];
  const look = (name: string, path: string): Secret | undefined => {
    const text = textOf(path);
    if (asFile(text)) return { place: 'file', text };
    if (asVariable(text)) return { place: 'environment', text };
    tried.push(name);
    return undefined;
  };
  if (file !== undefined) {
    const found = look(file, file);
    if (found) return found;
  } else {
    if (fromEnv !== undefined) {
      if (asVariable(fromEnv) || asFile(fromEnv)) return { place: 'environment', text: fromEnv };
      tried.push('SECRET_KEY');
    }
    const own = join(dataDir, 'secret.key');
    if (existsSync(own)) {
      const found = look(own, own);
      if (found) return found;
    }
    const typed = await ask('File with the SECRET_KEY of this backup (secret.key): ');
    if (typed) {
      const found = look(typed, typed);
      if (found) return found;
    }
  }
  const what =
    tried.length > 0
      ? `${tried.join(' and ')} ${tried.length > 1 ? 'are' : 'is'} not the SECRET_KEY of this backup.`
      : 'The SECRET_KEY of this backup is needed.';
  throw new BackupError(
    `${what} Give it as --secret-key-file PATH or in the variable SECRET_KEY.\n${closed}`,
  );
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw asBackupError(error, `The secret in ${path} cannot be read`);
  }
}
