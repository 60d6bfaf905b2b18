import { resolve } from 'node:path';
import { requireBackup } from '../archive/checking.ts';
import { asBackupError, BackupError } from '../archive/errors.ts';
import { identitiesOf, type Opener, passphraseOf, readIdentities, readPassphrase } from '../archive/keys.ts';
import { type Env, readEnv } from '../env.ts';
import { readArguments } from './arguments.ts';
import type { Command, ExitCode, Run } from './command.ts';
import { restoreDatabase } from './restore-database.ts';
import { restoreFile } from './restore-file.ts';
import { ask, stoppable } from './terminal.ts';

const help = `Puts the store of a backup into DATA_DIR, which no server may be using; one of a PostgreSQL store into the
database of DATABASE_URL, which must be empty (by pg_restore). Everything is checked first: that FILE opens, that no byte is missing or changed, that the store in it is sound and of a schema that this
program knows, that the SECRET_KEY is its own. Until then nothing is touched. Then what had been erased
since the backup is erased again (journal of erasures), what had to be erased by today is erased, and
sessions end. At the end it says what the restored store cannot know.

--key-file PATH          the file with the private key
--passphrase-file PATH   a file whose first line is the passphrase
                         without either, it is asked for
--secret-key-file PATH   the secret.key that belongs to the backup, where DATA_DIR holds none and
                         SECRET_KEY is not set
--journal FILE           a journal of erasures (erasures.jsonl); may be given several times. The one in
                         BACKUP_DIR and the one of the store that is replaced are taken by themselves
--replace                moves the store that is there aside, under a dated name; without it a folder
                         with a store is refused. A database is never replaced: make a new one

DATA_DIR, DATABASE_URL, BACKUP_DIR, SECRET_KEY   as of the server
BACKUP_DATABASE_URL, POSTGRES_BIN                as of: backup

Exit: 0 the store is restored; 2 it is not; what was there is there still.`;

export const restore: Command = {
  name: 'restore',
  takes: 'FILE [--key-file PATH]',
  does: 'puts the store of a backup into DATA_DIR',
  help,
  async run(run) {
    try {
      return await stoppable(() => bringBack(run));
    } catch (error) {
      run.err(asBackupError(error, 'The restore failed').message);
      return 2;
    }
  },
};

const options = {
  'key-file': { type: 'string' },
  'passphrase-file': { type: 'string' },
  'secret-key-file': { type: 'string' },
  journal: { type: 'string', multiple: true },
  replace: { type: 'boolean', default: false },
} as const;

/** What a restore is asked for. */
export interface Asked {
  env: Env;
  file: string;
  /** What opens the backup; asked for at the terminal where it was not given. */
  opener(): Promise<Opener>;
  secretKeyFile: string | undefined;
  journals: readonly string[];
  replace: boolean;
}

async function bringBack(run: Run): Promise<ExitCode> {
  const { values, file: given } = readArguments('restore', run.args, options);
  const env = readEnv({ LOG_LEVEL: 'error', ...run.env });
  const file = resolve(given);
  const lock = await requireBackup(file);
  const asked: Asked = {
    env,
    file,
    opener: () => openerFrom(lock, values['key-file'], values['passphrase-file']),
    secretKeyFile: values['secret-key-file'],
    journals: values.journal ?? [],
    replace: values.replace,
  };
  if (env.DATABASE_URL) await restoreDatabase(run, asked, env.DATABASE_URL);
  else await restoreFile(run, asked);
  return 0;
}

async function openerFrom(
  lock: 'key' | 'passphrase',
  keyFile: string | undefined,
  passphraseFile: string | undefined,
): Promise<Opener> {
  if (lock === 'passphrase') {
    if (keyFile !== undefined)
      throw new BackupError(
        'This backup opens with a passphrase, not with a key: give --passphrase-file PATH',
      );
    if (passphraseFile !== undefined) return readPassphrase(passphraseFile);
    const typed = await ask('Passphrase of this backup: ', { secret: true });
    if (typed !== undefined) return passphraseOf(typed);
    throw new BackupError('This backup opens with a passphrase: give --passphrase-file PATH');
  }
  if (passphraseFile !== undefined)
    throw new BackupError(
      'This backup opens with a private key, not with a passphrase: give --key-file PATH',
    );
  if (keyFile !== undefined) return readIdentities(keyFile);
  const typed = await ask('Private key of this backup (AGE-SECRET-KEY-1…): ', { secret: true });
  if (typed !== undefined) return identitiesOf([typed], 'What was typed');
  throw new BackupError('This backup opens with a private key: give --key-file PATH');
}
