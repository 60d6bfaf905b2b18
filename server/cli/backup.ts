import { resolve } from 'node:path';
import { asBackupError, BackupError } from '../archive/errors.ts';
import { type Lock, passphraseOf, readPassphrase, readRecipients } from '../archive/keys.ts';
import { type Made, makeBackup } from '../archive/making.ts';
import { noteCommandBackup } from '../archive/notes.ts';
import type { Stage } from '../archive/source.ts';
import { readPlace } from '../env.ts';
import { readArguments } from './arguments.ts';
import type { Command, ExitCode, Run } from './command.ts';
import { ask, progressLine, stoppable } from './terminal.ts';

const help = `Makes a backup of the store, also beside running servers, whose work goes on: of the database of
DATABASE_URL (by pg_dump, which must be installed), or else of the file in DATA_DIR. FILE is encrypted in
the format of the program age and opens with the private key or the passphrase alone; it never holds
SECRET_KEY, which must be kept apart. Nothing is overwritten, and what is cut short leaves no FILE.
docs/backup-format.md tells how to open one by hand.

--key-file PATH          a file with the public key (age1…), made by: backup key DIR
--passphrase-file PATH   a file whose first line is the passphrase
                         without either, the passphrase is asked for
--json                   says what was made as one line of JSON
--registered             the server keeps the register itself: no note is left for it

DATA_DIR              the data folder, ./data where it is not set
DATABASE_URL          the database, where the store is one
BACKUP_DATABASE_URL   the PostgreSQL server itself, where DATABASE_URL is the address of a pooler
POSTGRES_BIN          the folder of pg_dump, where it is not in PATH

Exit: 0 the backup is made and was read back; 2 it is not made.`;

export const backup: Command = {
  name: 'backup',
  takes: 'FILE [--key-file PATH]',
  does: 'makes an encrypted backup of the store',
  help,
  async run(run) {
    try {
      return await back(run);
    } catch (error) {
      run.err(asBackupError(error, 'The backup failed').message);
      return 2;
    }
  },
};

const options = {
  'key-file': { type: 'string' },
  'passphrase-file': { type: 'string' },
  json: { type: 'boolean', default: false },
  registered: { type: 'boolean', default: false },
} as const;

async function back(run: Run): Promise<ExitCode> {
  const { values, file: given } = readArguments('backup', run.args, options);
  const { DATA_DIR: dataDir, BACKUP_DATABASE_URL: database } = readPlace(run.env);
  const file = resolve(given);
  const lock = await lockFrom(values['key-file'], values['passphrase-file']);
  const began = new Date();
  const line = progressLine();
  const progress = (stage: Stage, done: number, total: number) =>
    line.say(`${sayings[stage]} ${percent(done, total)}`);
  const made = await stoppable(() =>
    makeBackup({ dataDir, database, file, lock, at: began, progress }),
  ).finally(() => line.end());
  const ended = new Date();
  if (!values.registered) noteCommandBackup(dataDir, { file, startedAt: began, endedAt: ended, ...made });
  tell(run, values.json, file, made, ended.getTime() - began.getTime());
  return 0;
}

const sayings: { [stage in Stage]: string } = {
  snapshot: 'Copying the store',
  content: 'Hashing the tables',
  writing: 'Writing',
  'reading-back': 'Reading back',
};

const percent = (done: number, total: number) => (done === 0 ? '' : `${Math.floor((100 * done) / total)} %`);

async function lockFrom(keyFile: string | undefined, passphraseFile: string | undefined): Promise<Lock> {
  if (keyFile !== undefined && passphraseFile !== undefined)
    throw new BackupError('Give a key file or a passphrase file, not both');
  if (keyFile !== undefined) return readRecipients(keyFile);
  if (passphraseFile !== undefined) return readPassphrase(passphraseFile);
  const first = await ask('Passphrase for this backup, 12 characters or more: ', { secret: true });
  if (first === undefined)
    throw new BackupError('Give --key-file PATH or --passphrase-file PATH: there is no terminal to ask at');
  const lock = passphraseOf(first);
  if ((await ask('Once more: ', { secret: true })) !== first)
    throw new BackupError('The two are not the same: no backup was made, begin again');
  return lock;
}

function tell({ out }: Run, json: boolean, file: string, { bytes, sha256, header }: Made, took: number) {
  const { made_at, schema, tables } = header;
  if (json) return out(JSON.stringify({ file, bytes, sha256, made_at, schema, milliseconds: took }));
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  out(`${file} is made, and was read back whole`);
  out(`${bytes} bytes, ${rows} rows of ${Object.keys(tables).length} tables, ${(took / 1000).toFixed(1)} s`);
  out(`SHA-256 ${sha256}`);
  out('Keep it on another machine. SECRET_KEY (secret.key) is not in it: keep that as well, apart from it.');
}
