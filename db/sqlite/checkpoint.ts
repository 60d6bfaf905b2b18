import type { SqliteFile } from './open.ts';

/** What a look at the write-ahead log found: its pages, how many of them the store has taken over, and how long that took. */
export interface Looked {
  pages: number;
  moved: number;
  ms: number;
}

/** Pages (of 4 KB) from which the log begins anew, so that it does not grow for as long as the load lasts. */
export const RESTART_PAGES = 4096;

/**
 * Takes over what the log holds while others write and read; cuts the log to nothing when `idle`, begins it anew when it
 * is long. It waits for nobody: where somebody reads from the log, the next look does the rest.
 */
export function takeOver(database: SqliteFile, idle: boolean): Looked {
  const started = performance.now();
  let row = checkpoint(database, 'PASSIVE');
  if (row.log > 0 && idle) row = checkpoint(database, 'TRUNCATE');
  else if (row.log > RESTART_PAGES) row = checkpoint(database, 'RESTART');
  return { pages: row.log, moved: row.checkpointed, ms: performance.now() - started };
}

/** Cuts the log to nothing; false where somebody reads from it or writes to it. */
export const emptyLog = (database: SqliteFile): boolean => checkpoint(database, 'TRUNCATE').busy === 0;

const checkpoint = (database: SqliteFile, how: 'PASSIVE' | 'RESTART' | 'TRUNCATE') =>
  (database.pragma(`wal_checkpoint(${how})`) as { busy: number; log: number; checkpointed: number }[])[0] ?? {
    busy: 1,
    log: 0,
    checkpointed: 0,
  };
