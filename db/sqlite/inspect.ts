import { statSync } from 'node:fs';
import {
  DamagedStoreError,
  NotAStoreError,
  StoreRefusedError,
  UnreachableError,
  wordsOf,
} from '../refusals.ts';
import { migrations, requireKnown, schemasIn } from '../schemas.ts';
import { codeOf } from './faults.ts';
import { openProbe, type SqliteFile } from './open.ts';

/** What a store is, before anything is done with it. */
export interface StoreState {
  /** The newest schema that it went through. */
  schema: string;
  /** Whether this program has a newer one. */
  behind: boolean;
}

/**
 * Looks at a store without touching it. Throws a StoreRefusedError where the file is not there, cannot be opened, is no
 * store or a damaged one, or was made by a newer program.
 */
export function inspectStore(file: string): StoreState {
  lookAtFile(file);
  let probe: SqliteFile | undefined;
  try {
    probe = openProbe(file);
    requireWhole(file, probe);
    const went = schemasIn(probe);
    const schema = went.at(-1);
    if (schema === undefined) throw new NotAStoreError(`${file} is a SQLite file, but no store of Wenji`);
    requireKnown(file, went);
    return { schema, behind: went.length < Object.keys(migrations).length };
  } catch (error) {
    throw refusalOf(file, error);
  } finally {
    probe?.close();
  }
}

function refusalOf(file: string, error: unknown): unknown {
  if (error instanceof StoreRefusedError) return error;
  const code = codeOf(error);
  const cause = { cause: error };
  if (code.startsWith('SQLITE_NOTADB'))
    return new NotAStoreError(`${file} is no store of Wenji, nor any SQLite file`, cause);
  if (code.startsWith('SQLITE_CORRUPT'))
    return new DamagedStoreError(`The store ${file} is damaged (${wordsOf(error)}); restore a backup`, cause);
  if (code.startsWith('SQLITE_BUSY'))
    return new UnreachableError(`The store ${file} is locked by another program`, cause);
  return code === ''
    ? error
    : new UnreachableError(`The store ${file} cannot be opened: ${wordsOf(error)}`, cause);
}

/**
 * What can be known by the name alone: SQLite takes an empty file for a new database. The file is never opened here but
 * by SQLite, for closing it would take the locks from every connection that this process has on it.
 */
function lookAtFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new UnreachableError(`There is no store ${file}`);
  if (!found.isFile()) throw new NotAStoreError(`${file} is no file`);
  if (found.size === 0)
    throw new NotAStoreError(
      `${file} is empty, which a store never is: restore a backup, or move the file away to begin with a new store`,
    );
}

/** SQLite notices when whole pages are gone, but not that the last one is cut. */
function requireWhole(file: string, probe: SqliteFile): void {
  const read = (name: string) => probe.pragma(name, { simple: true }) as number;
  const whole = read('page_count') * read('page_size');
  const { size } = statSync(file);
  const logged = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (logged === 0 && size < whole)
    throw new DamagedStoreError(
      `The store ${file} is damaged: ${size} of its ${whole} bytes are there; restore a backup`,
    );
}
