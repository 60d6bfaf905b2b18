import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openWriter, type SqliteFile } from './open.ts';

/** Milliseconds between two tries to empty the log, and how often it is tried while somebody reads from it. */
const AGAIN_MS = 250;
const TRIES = 240;
/** Milliseconds in which the thread finds a gap between two transactions of the writing connection. */
const GAP_MS = 30_000;

/** Indexes of words. */
export const keysTables = [
  'search_keys',
  'comment_keys',
  'response_text_keys',
  'piece_keys',
  'inquiry_keys',
] as const;

/**
 * Makes the indexes of words anew from the words that are there. Where a page of an index begins with a word, FTS5 keeps
 * that word apart as a signpost, also once the word itself was deleted: such are rows, which no `VACUUM` takes away.
 */
export function remakeKeys(database: SqliteFile): void {
  for (const table of keysTables) database.exec(`INSERT INTO ${table} (${table}) VALUES ('rebuild')`);
  // So that the log begins anew, and needs no more room than the store.
  database.pragma('wal_checkpoint(PASSIVE)');
}

/**
 * Makes the indexes anew, then writes every page of the store anew in one transaction: what was deleted is then in none,
 * not even as a copy of a row that stayed where it lay before its page was split, which `secure_delete` does not see.
 * Needs room for two more stores: a nameless temporary file, and the log. Readers read on; nobody else writes meanwhile.
 * Gives how many milliseconds it took. Throws SqliteError, and then the store says what it said before.
 */
export function rewriteFile(database: SqliteFile): number {
  const started = performance.now();
  remakeKeys(database);
  database.exec('VACUUM');
  return performance.now() - started;
}

/** The same by a connection of its own, for a thread of its own: the log is left to whoever empties it. */
export function rewriteApart(file: string): number {
  const database = openWriter(file);
  try {
    database.pragma(`busy_timeout = ${GAP_MS}`);
    database.pragma('wal_autocheckpoint = 0');
    return rewriteFile(database);
  } finally {
    database.close();
  }
}

/** Tries until the log is empty: the store has the new pages, and the old ones are nowhere. */
export async function untilEmptied(
  empty: () => boolean | Promise<boolean>,
  goesOn: () => boolean,
  tries = TRIES,
): Promise<boolean> {
  for (let at = 0; at < tries && goesOn(); at++) {
    if (await empty()) return true;
    await sleep(AGAIN_MS);
  }
  return false;
}

/** Temporary files of this process lie beside the store from now on: they hold what it holds. */
export function keepTemporaryFiles(database: SqliteFile): void {
  const folder = dirname(database.name).replaceAll("'", "''");
  database.pragma(`temp_store_directory = '${folder}'`);
}
