import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { holdDataDir } from '#db/sqlite/lock.ts';
import { localIso } from '#shared/time.ts';
import type { Header } from '../archive/archive.ts';
import { unpackBackup } from '../archive/checking.ts';
import { BackupError } from '../archive/errors.ts';
import { hashOf } from '../archive/files.ts';
import type { Run } from './command.ts';
import type { Asked } from './restore.ts';
import { finishRestore, lookBeyond, openStaged } from './restore-finish.ts';
import { ownerOf, readJournals, readStoreJournal } from './restore-journals.ts';
import { putInPlace, stage, storeIn } from './restore-place.ts';
import { findSecret, type Secret } from './restore-secret.ts';
import { tellRestored } from './restore-words.ts';
import { progressLine } from './terminal.ts';

/** Restores a backup of a SQLite store into DATA_DIR, by way of a folder beside it. */
export async function restoreFile(run: Run, asked: Asked): Promise<void> {
  const { env, file } = asked;
  if (existsSync(storeIn(env.DATA_DIR)) && !asked.replace)
    throw new BackupError(
      `${env.DATA_DIR} holds a store. Give --replace to move it aside, or set DATA_DIR to an empty folder`,
    );
  const opener = await asked.opener();
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
      file: asked.secretKeyFile,
    });
    await place(run, asked, { staging, header, secret });
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
  staging: string;
  header: Header;
  secret: Secret;
}

/** Everything held: the store is made ready aside, and then put in its place. */
async function place(
  run: Run,
  { env, file, journals }: Asked,
  { staging, header, secret }: Checked,
): Promise<void> {
  const old = storeIn(env.DATA_DIR);
  const found = await readJournals({
    given: journals,
    backupDirs: [env.BACKUP_DIR, dirname(file)],
    old: await readStoreJournal(old),
    own: ownerOf(storeIn(staging)),
  });
  const finished = await finishRestore({
    open: () => openStaged(env, staging, secret),
    origin: {
      file,
      madeAt: new Date(header.made_at),
      bytes: statSync(file).size,
      sha256: await hashOf(file),
    },
    journals: found,
    lookBeyond: (ctx) => lookBeyond(old, ctx),
  });
  const stamp = localIso(new Date()).slice(0, 19).replace(/\D/g, '');
  const aside = await putInPlace(env.DATA_DIR, staging, secret, stamp);
  const where = { name: env.DATA_DIR, variable: `DATA_DIR=${env.DATA_DIR}` };
  tellRestored(run, { header, file, place: where, ...finished, journals: found, aside, secret });
}
