import { SqliteError } from 'better-sqlite3';

/** Why the store takes no write: another process holds it, no room, nothing may be written, or the disk fails. */
export type StoreFault = 'locked' | 'full' | 'read-only' | 'failing';

const faults: [RegExp, StoreFault][] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'locked'],
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_READONLY/, 'read-only'],
  [/^SQLITE_(IOERR|CANTOPEN|CORRUPT|NOTADB)/, 'failing'],
];

/** What an error says of the store; undefined where it is an error of something else. */
export const faultOf = (error: unknown): StoreFault | undefined =>
  error instanceof SqliteError ? faults.find(([codes]) => codes.test(error.code))?.[1] : undefined;
