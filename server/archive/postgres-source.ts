import { contentOf } from '#db/postgres/content.ts';
import { openDump } from '#db/postgres/dump.ts';
import { shownUrl } from '#db/postgres/url.ts';
import { findMeta } from '../installation.queries.ts';
import { version } from '../version.ts';
import { DUMP_FORMAT } from './archive.ts';
import { asBackupError, BackupError } from './errors.ts';
import { NEVER_OPENED, type Progress, type Source, toldBy } from './source.ts';

/**
 * A moment of a PostgreSQL store: the hashes of its tables and the dump are of the same one. Nothing is written on the way:
 * the dump goes straight into the backup. Throws BackupError.
 */
export async function openPostgresSource(url: string, at: Date, progress: Progress): Promise<Source> {
  progress('snapshot', 0, 1);
  const what = `The database ${shownUrl(url)} could not be copied`;
  const dumping = await openDump(url).catch((error: unknown) => {
    throw asBackupError(error, what);
  });
  try {
    const { db, schema, namespace } = dumping;
    const secretCheck = await findMeta(db, 'secret_check');
    if (secretCheck === undefined) throw new BackupError(NEVER_OPENED);
    const demo = await findMeta(db, 'demo');
    const tables = await contentOf(db, () => progress('content', 0, 1));
    const header = {
      format: DUMP_FORMAT,
      store: 'postgres' as const,
      server: dumping.version,
      namespace,
      program: version,
      ...toldBy(schema, secretCheck, demo, at),
      tables,
    };
    return { header, bytes: dumping.bytes, read: dumping.dump, close: dumping.close };
  } catch (error) {
    await dumping.close();
    throw asBackupError(error, what);
  }
}
