import { closeSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { contentOf, type Value } from '../content-hash.ts';
import { kyselyOver } from '../sqlite/kysely.ts';
import { holdDataDir } from '../sqlite/lock.ts';
import { migrate } from '../sqlite/migrate.ts';
import { movingFile } from '../sqlite/moving.ts';
import { guardFiles, openWriter, type SqliteFile } from '../sqlite/open.ts';
import { listed, MARK, MoveRefusedError, quoted, type Table, type Target } from './ends.ts';

/**
 * A new store in a data folder, which is held. It stands beside its place, under a name that no server opens, until it is
 * whole. Throws MoveRefusedError where a store is there, and whatever else StoreRefusedError is.
 */
export async function openSqliteTarget(file: string): Promise<Target> {
  const release = holdDataDir(dirname(file));
  try {
    if (existsSync(file))
      throw new MoveRefusedError(`${file} is there already: a store is moved to where there is none`);
    const making = movingFile(file);
    guardFiles(making);
    const writer = openWriter(making);
    try {
      await migrate(writer);
      return targetOver(writer, file, release);
    } catch (error) {
      writer.close();
      throw error;
    }
  } catch (error) {
    release();
    throw error;
  }
}

function targetOver(writer: SqliteFile, file: string, release: () => void): Target {
  const db = kyselyOver(writer);
  const portion = async (work: () => Promise<void>) => {
    writer.exec('BEGIN IMMEDIATE');
    try {
      await work();
      writer.exec('COMMIT');
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK');
      throw error;
    }
  };
  return {
    place: file,
    db,
    begin: async (fingerprint) => requireSame(writer, file, fingerprint),
    count: async ({ name }) =>
      writer
        .prepare(`SELECT count(*) FROM ${quoted(name)}`)
        .pluck()
        .get() as number,
    insert: (table, rows) => portion(async () => insert(writer, table, rows)),
    portion: (work) => portion(() => work(db)),
    copied: async () => {},
    content: async (progress) => contentOf(writer, progress),
    async finish() {
      writer.exec(`DROP TABLE ${MARK}`);
      writer.pragma('wal_checkpoint(TRUNCATE)');
      writer.close();
      renameSync(movingFile(file), file);
      const folder = openSync(dirname(file), 'r');
      fsyncSync(folder);
      closeSync(folder);
    },
    async close() {
      writer.close();
      release();
    },
  };
}

/** Notes what the store is to hold, where it is not noted yet; a move that was cut short goes on with the same alone. */
function requireSame(writer: SqliteFile, file: string, fingerprint: string): void {
  writer.exec(`CREATE TABLE IF NOT EXISTS ${MARK} (source TEXT NOT NULL)`);
  const noted = writer.prepare(`SELECT source FROM ${MARK}`).pluck().get();
  if (noted === undefined) writer.prepare(`INSERT INTO ${MARK} VALUES (?)`).run(fingerprint);
  else if (noted !== fingerprint)
    throw new MoveRefusedError(
      `${movingFile(file)} was begun with another content: go on with the source of then as it was, or remove the file to begin anew`,
    );
}

function insert(writer: SqliteFile, { name, columns }: Table, rows: readonly Value[][]): void {
  const places = columns.map(() => '?').join(', ');
  const statement = writer.prepare(`INSERT INTO ${quoted(name)} (${listed(columns)}) VALUES (${places})`);
  for (const row of rows) statement.run(row);
}
