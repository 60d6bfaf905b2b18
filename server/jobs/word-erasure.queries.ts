import type { Kysely } from 'kysely';
import { holdsDeleted, type KeysTable, mergeKeys } from '#db/dialect.ts';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const keysTables: readonly KeysTable[] = ['search_keys', 'comment_keys', 'response_text_keys'];

export const findDeletedWords = (db: Db, table: KeysTable) => holdsDeleted(db, table);

/** Tells whether there is more to merge. */
export const mergeWords = (db: Db, table: KeysTable, pages: number, anew: boolean) =>
  mergeKeys(db, table, pages, anew);
