import type { Insertable, Kysely } from 'kysely';
import type { RecoveryCodeTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const findSecondFactor = (db: Db, officerId: string) =>
  db
    .selectFrom('officer')
    .select(['totp_secret', 'totp_confirmed_at', 'totp_step'])
    .where('id', '=', officerId)
    .executeTakeFirst();

/** Whether it was stored: not when there is one already. */
export const enrol = async (
  db: Db,
  officerId: string,
  device: { totp_secret: Uint8Array; totp_confirmed_at: string; totp_step: number },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('officer')
    .set(device)
    .where('id', '=', officerId)
    .where('totp_confirmed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const takeStep = (db: Db, officerId: string, step: number) =>
  db.updateTable('officer').set({ totp_step: step }).where('id', '=', officerId).execute();

export const deleteRecoveryCodes = (db: Db, officerId: string) =>
  db.deleteFrom('recovery_code').where('officer_id', '=', officerId).execute();

export const insertRecoveryCodes = (db: Db, rows: Insertable<RecoveryCodeTable>[]) =>
  db.insertInto('recovery_code').values(rows).execute();

export const listUnusedRecoveryCodes = async (db: Db, officerId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('recovery_code')
      .select('hash')
      .where('officer_id', '=', officerId)
      .where('used_at', 'is', null)
      .execute()
  ).map(({ hash }) => hash);

/** Whether it was still good. */
export const useRecoveryCode = async (
  db: Db,
  officerId: string,
  hash: string,
  usedAt: string,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('recovery_code')
    .set({ used_at: usedAt })
    .where('officer_id', '=', officerId)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};
