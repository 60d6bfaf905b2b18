import type { Insertable, Kysely } from 'kysely';
import type { AttachmentTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const insertAttachment = (db: Db, row: Insertable<AttachmentTable>) =>
  db.insertInto('attachment').values(row).execute();

export const findAttachment = (db: Db, id: string) =>
  db.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst();
