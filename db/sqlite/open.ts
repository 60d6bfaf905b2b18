import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';

export type SqliteFile = InstanceType<typeof Database>;

/** The one connection that writes. Throws when WAL or `synchronous=FULL` does not hold: an acknowledgement must survive power loss. */
export function openWriter(file: string): SqliteFile {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('secure_delete = ON');
  // Else INSERT OR REPLACE would delete a record without its trigger.
  database.pragma('recursive_triggers = ON');
  database.pragma('busy_timeout = 5000');
  assertDurable(database);
  return database;
}

/**
 * Keeps a store, also an older one, from everybody but its owner, before it is opened or made: SQLite makes files that all
 * may read. Files of somebody else stay as they are. Only a file that is not there is opened here: closing it would take
 * the locks from every connection that this process has on it.
 */
export function guardFiles(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  for (const end of ['', '-wal', '-shm'])
    try {
      chmodSync(file + end, 0o600);
    } catch {}
}

/** A connection that can only read. */
export function openReader(file: string): SqliteFile {
  const database = new Database(file);
  database.pragma('synchronous = FULL');
  database.pragma('query_only = ON');
  database.pragma('busy_timeout = 5000');
  assertDurable(database);
  return database;
}

/**
 * A connection that looks at a file of which nothing is known, and leaves it as it is. Closing the last connection would
 * move a log into the file, unless it can only read; where there is no log, the same would leave an empty one behind.
 */
export function openProbe(file: string): SqliteFile {
  const logged = existsSync(`${file}-wal`) || existsSync(`${file}-journal`);
  const database = new Database(file, { fileMustExist: true, readonly: logged });
  database.pragma('query_only = ON');
  return database;
}

/** A connection to a file that holds no data: its locks are what it is for. */
export function openLock(file: string): SqliteFile {
  const database = new Database(file);
  // Long enough for one that only asks whether it is held.
  database.pragma('busy_timeout = 300');
  return database;
}

/** A connection that reads a file, in whatever mode it is, and makes nothing; `VACUUM INTO` another works through it. */
export function openCopying(file: string): SqliteFile {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  database.pragma('busy_timeout = 5000');
  return database;
}

function assertDurable(database: SqliteFile) {
  const journal = database.pragma('journal_mode', { simple: true });
  const synchronous = database.pragma('synchronous', { simple: true });
  if (journal !== 'wal' || synchronous !== 2)
    throw new Error(`The store is not durable: journal_mode ${journal}, synchronous ${synchronous}`);
}
