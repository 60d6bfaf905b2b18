import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { contentOf } from '#db/content-hash.ts';
import { schemaNames } from '#db/schema-names.ts';
import { faultsOf, openSnapshot } from '#db/sqlite/snapshot.ts';
import {
  DamagedError,
  FILE_FORMAT,
  type FileHeader,
  type Header,
  lockOf,
  readArchive,
  UnknownFormatError,
  WrongKeyError,
} from './archive.ts';
import { asBackupError, BackupError } from './errors.ts';
import type { Opener } from './keys.ts';

/** What the file is locked with. Throws BackupError where it is no backup at all. */
export async function requireBackup(file: string): Promise<'key' | 'passphrase'> {
  if (!existsSync(file)) throw new BackupError(`There is no file ${file}`);
  const lock = await lockOf(file).catch((error) => {
    throw asBackupError(error, file);
  });
  if (!lock) throw new BackupError(`${file} is no backup: it does not begin as a file of age does`);
  return lock;
}

/**
 * Takes the store out of a backup into a new file, and checks all there is to check: that it opens, that every byte is as it
 * was, that SQLite finds it sound, that every table holds what the header says, that this program knows its schema. Throws
 * BackupError with the reason.
 */
export async function unpackBackup(
  file: string,
  opener: Opener,
  to: string,
  progress: (bytes: number) => void = () => {},
): Promise<FileHeader> {
  const handle = await open(to, 'wx', 0o600);
  let header: Header;
  try {
    let bytes = 0;
    const take = async (chunk: Buffer) => {
      await handle.writeFile(chunk);
      bytes += chunk.length;
      progress(bytes);
    };
    header = await readArchive(file, opener, take, requireFile);
    await handle.sync();
  } catch (error) {
    throw refusalOf(error, file);
  } finally {
    await handle.close();
  }
  requireFile(header);
  requireKnownSchema(header);
  requireSound(to, header);
  return header;
}

function requireFile(header: Header): asserts header is FileHeader {
  if (header.format !== FILE_FORMAT)
    throw new BackupError(
      'The backup is one of a PostgreSQL store: set DATABASE_URL to an empty database, and restore into it',
    );
}

/** Why a backup cannot be read. */
export function refusalOf(error: unknown, file: string): BackupError {
  if (error instanceof WrongKeyError)
    return new BackupError(`${file} does not open: the private key or the passphrase is not its own`);
  if (error instanceof DamagedError)
    return new BackupError(
      `${file} is damaged: bytes are missing or were changed (${error.message}); take another`,
    );
  if (error instanceof UnknownFormatError) return new BackupError(`${file} cannot be read: ${error.message}`);
  return asBackupError(error, file);
}

/** Throws BackupError where this program is older than the backup. */
export function requireKnownSchema({ schema, program }: Header): void {
  if (schemaNames.includes(schema)) return;
  throw new BackupError(
    `The backup was made by a newer program (version ${program}, schema ${schema}); this one knows schemas up to ${schemaNames.at(-1)}. Install version ${program} or a later one, and restore with it`,
  );
}

function requireSound(path: string, header: Header): void {
  const snapshot = openSnapshot(path);
  try {
    const faults = faultsOf(snapshot);
    if (faults.length > 0) throw new BackupError(`The store in the backup is not sound: ${faults[0]}`);
    if (snapshot.schema !== header.schema)
      throw new BackupError(`The store in the backup has schema ${snapshot.schema}, not ${header.schema}`);
    const found = contentOf(snapshot.file);
    for (const table of new Set([...Object.keys(header.tables), ...Object.keys(found)]))
      if (found[table]?.sha256 !== header.tables[table]?.sha256)
        throw new BackupError(`Table ${table} in the backup is not the one that its header describes`);
  } catch (error) {
    throw asBackupError(error, 'The store in the backup cannot be read');
  } finally {
    snapshot.close();
  }
}
