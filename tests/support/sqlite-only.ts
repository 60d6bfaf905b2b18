/**
 * Tests of what SQLite alone has, a file of one's own above all: the suite on PostgreSQL leaves these out, and says so.
 * Each with what it is about.
 */
export const sqliteOnly: { readonly [file: string]: string } = {
  'tests/db/checkpoints.test.ts': 'the write-ahead log of a file and the thread that empties it',
  'tests/db/closing.test.ts': 'the file that a closed store leaves',
  'tests/db/connections.test.ts': 'how a file is opened',
  'tests/db/data-dictionary.test.ts': 'a document, held against one database',
  'tests/db/disk-errors.test.ts': 'SQLite’s errors of a disk; PostgreSQL’s are tests/db/postgres',
  'tests/db/lock.test.ts': 'the hold on a data folder, which processes that share a database do not need',
  'tests/db/older-stores.test.ts': 'files of older schemas; PostgreSQL’s are tests/db/postgres',
  'tests/db/refusals.test.ts': 'what may lie in a store’s place; PostgreSQL’s are tests/db/postgres',
  'tests/db/rewriting.test.ts': 'how a file is written anew',
  'tests/db/under-load.test.ts': 'the write-ahead log under load',
  'tests/db/unwritable.test.ts': 'accounts and disks that let nothing be written',
  'tests/db/upgrades.test.ts': 'stores that released programs made, before there was another database',
  'tests/backups/snapshot.test.ts': 'a copy of a file that is written to',
  'tests/backups/content-hash.test.ts': 'a hash of what stands in a file; PostgreSQL’s is beside it',
  'tests/backups/restore.test.ts':
    'a restore into a folder; into a database is tests/backups/postgres.test.ts',
  'tests/backups/restore-journals.test.ts': 'journals beside a folder that is restored',
  'tests/erasure/journal.test.ts': 'erasures that a restore into a folder replays',
  'tests/erasure/rewriting.test.ts': 'what the pages of a file keep of deleted rows',
  'tests/erasure/settling.test.ts': 'the write-ahead log after an erasure',
};
