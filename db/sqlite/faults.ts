import { SqliteError } from 'better-sqlite3';
import type { StoreFault } from '../store.ts';

const faults: [RegExp, StoreFault][] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'locked'],
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_READONLY/, 'read-only'],
  [/^SQLITE_(IOERR|CANTOPEN|CORRUPT|NOTADB)/, 'failing'],
];

/** What an error says of the store; undefined where it is an error of something else. */
export const faultOf = (error: unknown): StoreFault | undefined =>
  error instanceof SqliteError ? faults.find(([codes]) => codes.test(error.code))?.[1] : undefined;

/** SQLite's own code of an error; '' of any other error. */
export const codeOf = (error: unknown) => (error instanceof SqliteError ? error.code : '');
