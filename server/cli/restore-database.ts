import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { contentOf } from '#db/postgres/content.ts';
import { kyselyOver } from '#db/postgres/kysely.ts';
import { empty, load, openTarget, type Target } from '#db/postgres/load.ts';
import { shownUrl } from '#db/postgres/url.ts';
import { DUMP_FORMAT, type DumpHeader, type Header, readArchive } from '../archive/archive.ts';
import { refusalOf, requireKnownSchema } from '../archive/checking.ts';
import { asBackupError, BackupError } from '../archive/errors.ts';
import { hashOf } from '../archive/files.ts';
import type { Opener } from '../archive/keys.ts';
import { readPlace } from '../env.ts';
import { deleteMeta, findMeta, upsertMeta } from '../installation.queries.ts';
import { RESTORING } from '../installation.ts';
import type { Run } from './command.ts';
import type { Asked } from './restore.ts';
import { finishRestore, openLoaded } from './restore-finish.ts';
import { readJournals } from './restore-journals.ts';
import { findSecret, type Secret } from './restore-secret.ts';
import { tellRestored } from './restore-words.ts';
import { progressLine } from './terminal.ts';

/**
 * Restores a backup of a PostgreSQL store into the database of DATABASE_URL, which must be empty. Everything is checked
 * first. What fails later leaves the database empty again; where even that was cut short, no server opens it.
 */
export async function restoreDatabase(run: Run, asked: Asked, url: string): Promise<void> {
  const { env, file } = asked;
  const direct = readPlace(env).BACKUP_DATABASE_URL ?? url;
  const target = await openTarget(direct);
  const line = progressLine();
  try {
    const opener = await asked.opener();
    const tell = (what: string) => (bytes: number) => line.say(`${what} ${Math.floor(bytes / 1e6)} MB`);
    const header = await readThrough(file, opener, async () => {}, tell('Checking'));
    requireFit(header, target);
    const secret = await findSecret(header.secret_check, {
      dataDir: env.DATA_DIR,
      fromEnv: env.SECRET_KEY,
      file: asked.secretKeyFile,
    });
    try {
      await load(target, direct, header.namespace, async (write) => {
        await readThrough(file, opener, write, tell('Loading'));
      }).catch((error: unknown) => {
        throw asBackupError(error, 'The store in the backup could not be loaded');
      });
      line.say('Checking the tables');
      await requireContent(target, header);
      await upsertMeta(kyselyOver(target.client), RESTORING, header.made_at);
      await target.letGo();
      line.end();
      await finish(run, asked, { header, secret, target, url });
    } catch (error) {
      await empty(target).catch(() => {});
      throw error;
    }
  } finally {
    line.end();
    await target.close();
  }
}

/** Reads the backup to its end, whose bytes go to `take`. Throws BackupError. */
async function readThrough(
  file: string,
  opener: Opener,
  take: (chunk: Buffer) => Promise<void>,
  progress: (bytes: number) => void,
): Promise<DumpHeader> {
  let bytes = 0;
  const counted = async (chunk: Buffer) => {
    await take(chunk);
    bytes += chunk.length;
    progress(bytes);
  };
  const header = await readArchive(file, opener, counted, requireDump).catch((error: unknown) => {
    throw refusalOf(error, file);
  });
  requireDump(header);
  return header;
}

function requireDump(header: Header): asserts header is DumpHeader {
  if (header.format !== DUMP_FORMAT)
    throw new BackupError(
      'The backup is one of a SQLite store: restore it into a folder, without DATABASE_URL, then move that store into the database (move --help)',
    );
}

function requireFit(header: DumpHeader, { major, namespace }: Target): void {
  requireKnownSchema(header);
  if (Number.parseInt(header.server, 10) > major)
    throw new BackupError(
      `The backup was made of PostgreSQL ${header.server}, and this server is of version ${major}: restore into one that is as new`,
    );
  if (header.namespace !== namespace)
    throw new BackupError(
      `The tables of the backup lie in the schema ${header.namespace}, and this database puts them in ${namespace}: set its search_path`,
    );
}

async function requireContent({ client }: Target, header: DumpHeader): Promise<void> {
  const found = await contentOf(kyselyOver(client));
  for (const table of new Set([...Object.keys(header.tables), ...Object.keys(found)]))
    if (found[table]?.sha256 !== header.tables[table]?.sha256)
      throw new BackupError(`Table ${table} in the backup is not the one that its header describes`);
}

interface Loaded {
  header: DumpHeader;
  secret: Secret;
  target: Target;
  url: string;
}

async function finish(run: Run, { env, file, journals }: Asked, loaded: Loaded): Promise<void> {
  const { header, secret, target, url } = loaded;
  const db = kyselyOver(target.client);
  const own = await findMeta(db, 'erasures_of');
  const backupDirs = [env.BACKUP_DIR, dirname(file)];
  const found = await readJournals({ given: journals, backupDirs, old: undefined, own });
  const finished = await finishRestore({
    open: () => openLoaded(env, secret),
    origin: {
      file,
      madeAt: new Date(header.made_at),
      bytes: statSync(file).size,
      sha256: await hashOf(file),
    },
    journals: found,
    lookBeyond: async () => undefined,
  });
  await deleteMeta(db, RESTORING);
  const place = { name: shownUrl(url), variable: `DATABASE_URL=${shownUrl(url)}` };
  tellRestored(run, { header, file, place, ...finished, journals: found, aside: [], secret });
}
