import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { holdDataDir } from '#db/sqlite/lock.ts';
import { localIso } from '#shared/time.ts';
import type { Header } from '../archive/archive.ts';
import { requireBackup, unpackBackup } from '../archive/checking.ts';
import { asBackupError, BackupError } from '../archive/errors.ts';
import { identitiesOf, type Opener, passphraseOf, readIdentities, readPassphrase } from '../archive/keys.ts';
import { hashOf } from '../archive/making.ts';
import { type Env, readEnv } from '../env.ts';
import { readArguments } from './arguments.ts';
import type { Command, ExitCode, Run } from './command.ts';
import { finishRestore } from './restore-finish.ts';
import { readJournals } from './restore-journals.ts';
import { putInPlace, stage, storeIn } from './restore-place.ts';
import { findSecret, type Secret } from './restore-secret.ts';
import { tellRestored } from './restore-words.ts';
import { ask, progressLine, stoppable } from './terminal.ts';

const help = `Puts the store of a backup into DATA_DIR, which no server may be using. Everything is checked first: that
FILE opens, that no byte is missing or changed, that the store in it is sound and of a schema that this
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
                         with a store is refused

DATA_DIR, BACKUP_DIR, SECRET_KEY   as of the server

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

async function bringBack(run: Run): Promise<ExitCode> {
  const { values, file: given } = readArguments('restore', run.args, options);
  const env = readEnv({ LOG_LEVEL: 'error', ...run.env });
  const file = resolve(given);
  const lock = await requireBackup(file);
  if (existsSync(storeIn(env.DATA_DIR)) && !values.replace)
    throw new BackupError(
      `${env.DATA_DIR} holds a store. Give --replace to move it aside, or set DATA_DIR to an empty folder`,
    );
  const opener = await openerFrom(lock, values['key-file'], values['passphrase-file']);
  const made = mkdirSync(env.DATA_DIR, { recursive: true, mode: 0o700 });
  const release = holdDataDir(env.DATA_DIR);
  const staging = stage(env.DATA_DIR);
  const line = progressLine();
  const clear = () => rmSync(staging, { recursive: true, force: true });
  process.once('exit', clear);
  try {
    const header = await unpackBackup(file, opener, storeIn(staging), (bytes) =>
      line.say(`Unpacking and checking ${Math.floor(bytes / 1e6)} MB`),
    );
    line.end();
    const secret = await findSecret(header.secret_check, {
      dataDir: env.DATA_DIR,
      fromEnv: env.SECRET_KEY,
      file: values['secret-key-file'],
    });
    await place(run, { env, file, staging, header, secret, journals: values.journal ?? [] });
    return 0;
  } finally {
    line.end();
    clear();
    process.off('exit', clear);
    release();
    if (made !== undefined && !existsSync(storeIn(env.DATA_DIR)))
      rmSync(made, { recursive: true, force: true });
  }
}

interface Checked {
  env: Env;
  file: string;
  staging: string;
  header: Header;
  secret: Secret;
  journals: readonly string[];
}

/** Everything held: the store is made ready aside, and then put in its place. */
async function place(run: Run, { env, file, staging, header, secret, journals }: Checked): Promise<void> {
  const old = storeIn(env.DATA_DIR);
  const backupDirs = [env.BACKUP_DIR, dirname(file)];
  const found = await readJournals({ given: journals, backupDirs, old, restored: storeIn(staging) });
  const origin = { file, madeAt: new Date(header.made_at), bytes: header.bytes, sha256: await hashOf(file) };
  const finished = await finishRestore({ env, staging, secret, origin, journals: found, old });
  const stamp = localIso(new Date()).slice(0, 19).replace(/\D/g, '');
  const aside = await putInPlace(env.DATA_DIR, staging, secret, stamp);
  tellRestored(run, { header, file, dataDir: env.DATA_DIR, ...finished, journals: found, aside, secret });
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
